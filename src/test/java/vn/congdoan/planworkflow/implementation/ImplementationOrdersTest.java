package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.PLAN;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congdoan.planworkflow.assignment.AssignmentTable;
import vn.congdoan.planworkflow.assignment.AssignmentTables;
import vn.congdoan.planworkflow.assignment.LoadedPlan;
import vn.congdoan.planworkflow.assignment.ProposedAssignments;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.testing.Databases;

class ImplementationOrdersTest {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anIssuedPlanOpensOnePerDutyAndDepartmentAndOnePerUnitOnlyOnce(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      AssignmentTable table = loaded.issuedTable();
      ImplementationOrders orders = loaded.get(ImplementationOrders.class);

      List<Implementation> opened = orders.openFor(table.id());

      assertThat(opened).filteredOn(one -> one.order().kind() == Implementation.Kind.DEPARTMENT).hasSize(11);
      assertThat(opened).filteredOn(one -> one.order().kind() == Implementation.Kind.UNIT).hasSize(82);
      assertThat(opened).extracting(one -> one.order().businessKey()).doesNotHaveDuplicates()
          .contains(PLAN + "/III.2a/CSPL", PLAN + "/III.8a/VPDD", PLAN + "/LDLD-HN");
      assertThat(orders.openFor(table.id())).isEmpty();

      Implementations implementations = loaded.get(Implementations.class);
      Implementation.Order department = implementations.find(PLAN + "/III.2a/CSPL").orElseThrow().order();
      assertThat(department.acceptingGroup()).isEqualTo("VPDD.staff");
      assertThat(department.dueOn()).isEqualTo(LocalDate.of(2026, 12, 15));
      assertThat(department.planDueOn()).isEqualTo(LocalDate.of(2026, 4, 1));
      assertThat(implementations.find(PLAN + "/III.8a/VPDD").orElseThrow().order().acceptingGroup()).isEqualTo("VPDD.leader");
      Implementation.Order unit = implementations.find(PLAN + "/LDLD-HN").orElseThrow().order();
      assertThat(unit.planDueOn()).isEqualTo(LocalDate.of(2026, 4, 1));
      assertThat(unit.dueOn()).isEqualTo(LocalDate.of(2026, 11, 27));
      assertThat(loaded.get(ImplementationStatuses.class).ofPlan(PLAN)).hasSize(93).noneMatch(ImplementationStatus::late)
          .noneMatch(ImplementationStatus::done);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aCascadeReachesTwoLevelsAndNoUnitTwice(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      ImplementationOrders orders = loaded.get(ImplementationOrders.class);
      orders.openFor(loaded.issuedTable().id());
      Implementations implementations = loaded.get(Implementations.class);
      Implementation top = implementations.find(PLAN + "/LDLD-HN").orElseThrow();

      List<Implementation> first = orders.openBelow(top, List.of("LDLD-HN-01", "LDLD-HN-02", "LDLD-HCM"));
      assertThat(first).extracting(Implementation::unit).containsExactly("LDLD-HN-01", "LDLD-HN-02");
      assertThat(first.get(0).order().depth()).isEqualTo(1);
      assertThat(orders.openBelow(top, List.of("LDLD-HN-01"))).isEmpty();

      List<Implementation> second = orders.openBelow(first.get(0), orders.subordinates(first.get(0)).stream().map(unit -> unit.code()).toList());
      assertThat(second).hasSize(2).allMatch(one -> one.order().assignedUnit().equals("LDLD-HN"));
      assertThat(orders.subordinates(second.get(0))).isEmpty();
      assertThat(implementations.below(top.id())).extracting(Implementation::unit).containsExactly("LDLD-HN-01", "LDLD-HN-02");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void eachDirectiveIsCarriedOutByItsLeadWhateverKindOfUnitThatIs(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      Directives directives = loaded.get(Directives.class);
      AssignmentTables tables = loaded.get(AssignmentTables.class);
      for (int i = 0; i < 2; i++) {
        long id = directives.add(PLAN, 2026, "12-TB/ĐĐTLĐ", "Rà soát nhà ở", "LDLD-DNA", TODAY.plusDays(10), List.of("TC"));
        AssignmentTable table = tables.open(PLAN, id, loaded.get(ProposedAssignments.class).from(directives.require(id)));
        tables.save(table.submittedBy("vpdd.staff").approvedBy("vpdd.leader"));
        tables.issue(table.id());

        assertThat(loaded.get(ImplementationOrders.class).openFor(table.id())).singleElement().satisfies(one -> {
          assertThat(one.order().kind()).isEqualTo(Implementation.Kind.DEPARTMENT);
          assertThat(one.order().businessKey()).isEqualTo("%s/12-TB/ĐĐTLĐ#%d/LDLD-DNA".formatted(PLAN, id));
          assertThat(one.order().dueOn()).isEqualTo(TODAY.plusDays(10));
          assertThat(one.order().planDueOn()).isEqualTo(TODAY.plusDays(10));
        });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aPartIsKeptVersionBesideVersionAndProgressSurvives(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      loaded.get(ImplementationOrders.class).openFor(loaded.issuedTable().id());
      Implementations implementations = loaded.get(Implementations.class);
      Implementation one = implementations.find(PLAN + "/III.5/QLDATC").orElseThrow();

      assertThat(implementations.part(one.id(), Part.DEPARTMENT_PLAN)).isEmpty();
      assertThat(implementations.savePart(one.id(), Part.DEPARTMENT_PLAN, Map.of("content", "Lần một"), "qldatc.staff")).isEqualTo(1);
      assertThat(implementations.savePart(one.id(), Part.DEPARTMENT_PLAN, Map.of("content", "Lần hai"), "qldatc.staff")).isEqualTo(2);
      assertThat(implementations.part(one.id(), Part.DEPARTMENT_PLAN)).containsEntry("content", "Lần hai");

      implementations.save(one.planBegun().planSubmitted().planApproved().productSubmitted(TODAY).productAccepted().closed());
      assertThat(implementations.require(one.id()).state()).isEqualTo(Implementation.State.CLOSED);
      assertThat(loaded.get(ImplementationStatuses.class).ofPlan(PLAN)).filteredOn(ImplementationStatus::done)
          .extracting(ImplementationStatus::unit).containsExactly("QLDATC");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anOpinionIsAskedOncePerRoundAndUnitAndNoAnswerIsRecorded(Databases database) {
    try (LoadedPlan loaded = new LoadedPlan(database)) {
      loaded.get(ImplementationOrders.class).openFor(loaded.issuedTable().id());
      long id = loaded.get(Implementations.class).find(PLAN + "/III.5/QLDATC").orElseThrow().id();
      CoordinationRequests requests = loaded.get(CoordinationRequests.class);

      requests.ask(id, 1, List.of("TC", "CSPL"), "Có ý kiến gì?", "Nội dung", TODAY.plusDays(5));
      requests.ask(id, 1, List.of("TC"), "Có ý kiến gì?", "Nội dung", TODAY.plusDays(5));

      List<CoordinationRequest> asked = requests.of(id, 1);
      assertThat(asked).extracting(CoordinationRequest::unit).containsExactly("TC", "CSPL");
      requests.save(asked.get(0).drafted("Đồng ý").returned().drafted("Đồng ý, có bổ sung").approved().answered(TODAY.atStartOfDay()
          .atOffset(java.time.ZoneOffset.ofHours(7))));
      requests.save(asked.get(1).drafted("Chưa duyệt").unanswered(TODAY.atStartOfDay().atOffset(java.time.ZoneOffset.ofHours(7))));
      assertThat(requests.of(id)).extracting(CoordinationRequest::state)
          .containsExactly(CoordinationRequest.State.ANSWERED, CoordinationRequest.State.NO_ANSWER);
    }
  }
}
