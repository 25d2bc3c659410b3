package vn.congdoan.planworkflow.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.PLAN;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.testing.Databases;

class AssignmentTablesTest {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aProposedTableListsEveryParagraphAndStartsWorkOnlyWhereAUnitCarriesItOut(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      Plan plan = loaded.get(Plans.class).require(PLAN);
      AssignmentTables tables = loaded.get(AssignmentTables.class);

      AssignmentTable table = tables.open(PLAN, null, loaded.get(ProposedAssignments.class).from(plan));

      List<AssignmentRow> rows = tables.rows(table.id());
      assertThat(rows).extracting(AssignmentRow::paragraph).containsAll(plan.dutiesToAssign().stream().map(duty -> duty.paragraph()).toList());
      assertThat(rows).filteredOn(AssignmentRow::startsWork).filteredOn(row -> row.carriedOutBy(PlanProcess.DEPARTMENT_IMPLEMENTATION))
          .extracting(AssignmentRow::paragraph)
          .containsExactly("III.1a", "III.1b", "III.2a", "III.2b", "III.3", "III.4a", "III.4b", "III.5", "III.8a", "III.8b", "III.8c");
      assertThat(rows).filteredOn(AssignmentRow::startsWork).filteredOn(row -> row.carriedOutBy(PlanProcess.UNIT_IMPLEMENTATION))
          .extracting(AssignmentRow::assigneeKind).containsOnly(AssigneeKind.KIND);
      assertThat(rows).filteredOn(row -> List.of("II.1", "III.6", "III.7c", "III.8d").contains(row.paragraph()))
          .noneMatch(AssignmentRow::startsWork);
      assertThat(rows).extracting(AssignmentRow::key).doesNotHaveDuplicates();
      assertThat(rows).filteredOn(row -> row.paragraph().equals("III.2a")).first()
          .satisfies(row -> assertThat(row.dueOn()).isEqualTo(LocalDate.of(2026, 12, 15)));
      assertThat(tables.findOpen(PLAN, null)).contains(table);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anIssuedTableReachesEveryUnitOfAKindOnceAndStaysAsItWasIssued(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      AssignmentTable table = loaded.issuedTable();

      IssuedAssignments issued = loaded.get(IssuedAssignments.class);
      assertThat(table.state()).isEqualTo(AssignmentTable.State.ISSUED);
      assertThat(issued.ofTable(table.id())).filteredOn(one -> one.paragraph().equals("III.7b")).extracting(IssuedAssignment::unit)
          .doesNotHaveDuplicates().hasSize(82)
          .containsAll(loaded.get(Units.class).ofKinds(List.of(UnitKind.FEDERATION), TODAY).stream().map(unit -> unit.code()).toList());
      assertThat(issued.ofTable(table.id())).extracting(IssuedAssignment::number).startsWith(1).doesNotContain(0);
      assertThat(issued.coordinating(table.id(), "III.5")).containsExactly("TC", "CSPL", "QHLD");
      // The leading office leads III.8a by a row of its own, so that it does not coordinate with itself.
      assertThat(issued.coordinating(table.id(), "III.8a")).doesNotContain("VPDD").contains("CSPL", "UBKT");
      assertThat(issued.ofTable(table.id(), "LDLD-HN")).extracting(IssuedAssignment::paragraph).contains("III.7a", "III.7b", "III.7c", "II.1");
      int before = issued.ofPlan(PLAN).size();
      loaded.get(AssignmentTables.class).issue(table.id());
      assertThat(issued.ofPlan(PLAN)).hasSize(before);
      assertThat(loaded.get(AssignmentTables.class).findOpen(PLAN, null)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aDirectiveBecomesATableOfItsOwnWithOneLead(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      Directives directives = loaded.get(Directives.class);
      long id = directives.add(PLAN, 2026, "12-TB/ĐĐTLĐ", "Rà soát nhà ở cho công nhân", "LDLD-DNA", TODAY.plusDays(60), List.of("QLDATC", "TC"));
      AssignmentTables tables = loaded.get(AssignmentTables.class);

      AssignmentTable table = tables.open(PLAN, id, loaded.get(ProposedAssignments.class).from(directives.require(id)));

      assertThat(tables.rows(table.id())).extracting(AssignmentRow::assignee).containsExactly("LDLD-DNA", "QLDATC", "TC");
      assertThat(tables.rows(table.id())).extracting(AssignmentRow::role)
          .containsExactly(AssignmentRole.LEAD, AssignmentRole.COORDINATING, AssignmentRole.COORDINATING);
      assertThat(tables.rows(table.id()).get(0).startsWork()).isTrue();
      assertThat(tables.findOpen(PLAN, null)).isEmpty();
      assertThat(tables.findOpen(PLAN, id)).contains(table);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aTableThatNobodyApprovedIsNotIssued(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      AssignmentTables tables = loaded.get(AssignmentTables.class);
      AssignmentTable table = tables.open(PLAN, null, List.of());
      tables.save(table.submittedBy("vpdd.staff"));

      assertThatThrownBy(() -> tables.issue(table.id())).isInstanceOf(Refused.class);
      assertThatThrownBy(() -> tables.require(table.id()).dropped()).isInstanceOf(Refused.class);
      assertThat(tables.require(table.id()).returned().submittedBy("vpdd.staff").rejected().dropped().state())
          .isEqualTo(AssignmentTable.State.DROPPED);
    }
  }
}
