package vn.congdoan.planworkflow.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.PLAN;
import static vn.congdoan.planworkflow.assignment.LoadedPlan.TODAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.AssigneeKind;
import vn.congdoan.planworkflow.plan.AssignmentRole;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.testing.Databases;

class PreflightTest {

  private static LoadedPlan loaded;
  private static AssignmentTable table;
  private List<AssignmentRow> rows;

  @BeforeAll
  static void load() {
    loaded = new LoadedPlan(Databases.H2);
    table = loaded.get(AssignmentTables.class).open(PLAN, null,
        loaded.get(ProposedAssignments.class).from(loaded.get(Plans.class).require(PLAN)));
  }

  @AfterAll
  static void close() {
    loaded.close();
  }

  @BeforeEach
  void propose() {
    loaded.withoutAccount.clear();
    rows = new ArrayList<>(loaded.get(AssignmentTables.class).rows(table.id()));
  }

  @Test
  void theRealPlanHasNoErrorAndTellsItsAssumptions() {
    assertThat(errors()).isEmpty();
    assertThat(loaded.get(Preflight.class).check(table, rows)).isNotEmpty().allMatch(finding -> finding.severity() == Finding.Severity.NOTE);
  }

  @Test
  void aDutyWithoutItsLeadIsAnError() {
    rows.removeIf(row -> row.paragraph().equals("III.3") && row.leads());

    assertThat(errors()).singleElement().satisfies(finding -> {
      assertThat(finding.path()).isEqualTo("rows.%d.role".formatted(indexOf("III.3")));
      assertThat(finding.message()).isEqualTo("Mục III.3 chưa có đơn vị chủ trì thực hiện. Chọn một đơn vị chủ trì.");
    });
  }

  @Test
  void aDutyWhoseRowsAreAllGoneIsAnErrorOfTheTable() {
    rows.removeIf(row -> row.paragraph().equals("III.3"));

    assertThat(errors()).singleElement().satisfies(finding -> assertThat(finding.path()).isEqualTo("rows"));
  }

  @Test
  void aKindOfUnitsWithoutLeadIsAnError() {
    rows.removeIf(row -> row.paragraph().equals("III.7b") && "INDUSTRY_UNION".equals(row.assignee()));

    assertThat(errors()).singleElement().satisfies(finding -> assertThat(finding.message())
        .isEqualTo("Mục III.7b chưa giao chủ trì cho nhóm Công đoàn ngành trung ương và tương đương (11 đơn vị). Thêm dòng chủ trì cho nhóm này."));
  }

  @Test
  void unitsNamedOneByOneStandForTheirKind() {
    rows.removeIf(row -> row.paragraph().equals("III.7b") && "INDUSTRY_UNION".equals(row.assignee()));
    AssignmentRow model = rows.stream().filter(row -> row.paragraph().equals("III.7b")).findFirst().orElseThrow();
    loaded.get(Units.class).ofKinds(List.of(UnitKind.INDUSTRY_UNION), TODAY).forEach(unit -> rows.add(new AssignmentRow(null, "III.7b",
        model.duty(), AssigneeKind.UNIT, unit.code(), AssignmentRole.LEAD, model.product(), model.dueOn(), model.process(), false)));

    assertThat(errors()).isEmpty();
  }

  @Test
  void twoLeadsOfOneDutyAreAnError() {
    AssignmentRow lead = rows.get(indexOf("III.3"));
    rows.add(new AssignmentRow(null, "III.3", lead.duty(), AssigneeKind.UNIT, "LDLD-HN", AssignmentRole.LEAD, lead.product(), lead.dueOn(),
        lead.process(), false));

    assertThat(errors()).singleElement().satisfies(finding -> {
      assertThat(finding.path()).isEqualTo("rows.%d.role".formatted(rows.size() - 1));
      assertThat(finding.message()).startsWith("Mục III.3 đã có Ban Quan hệ Lao động chủ trì.");
    });
  }

  @Test
  void aDutyOfOneLeadIsNotGivenToAWholeKind() {
    change("III.3", row -> new AssignmentRow(row.key(), row.paragraph(), row.duty(), AssigneeKind.KIND, "DEPARTMENT", row.role(), row.product(),
        row.dueOn(), row.process(), false));

    assertThat(errors()).extracting(Finding::message).contains("Một nhiệm vụ chỉ có một đơn vị chủ trì. Chọn một đơn vị thay cho nhóm đơn vị.");
  }

  @Test
  void whatStartsWorkNeedsAProductAndADateThatIsNotOver() {
    change("III.3", row -> new AssignmentRow(row.key(), row.paragraph(), row.duty(), row.assigneeKind(), row.assignee(), row.role(), null, null,
        row.process(), false));
    change("III.5", row -> new AssignmentRow(row.key(), row.paragraph(), row.duty(), row.assigneeKind(), row.assignee(), row.role(),
        row.product(), TODAY.minusDays(1), row.process(), false));

    assertThat(errors()).extracting(Finding::path).containsExactly("rows.%d.product".formatted(indexOf("III.3")),
        "rows.%d.dueOn".formatted(indexOf("III.3")), "rows.%d.dueOn".formatted(indexOf("III.5")));
    assertThat(errors()).extracting(Finding::message).contains("Thời hạn 01/03/2026 đã qua. Chọn ngày từ hôm nay trở đi.");
  }

  @Test
  void unknownUnitsKindsParagraphsAndProcessesAreErrors() {
    rows.add(new AssignmentRow(null, "IX.9", "Việc khác", AssigneeKind.UNIT, "KHONGCO", AssignmentRole.LEAD, "Sản phẩm", TODAY, "khong-co", false));
    rows.add(new AssignmentRow(null, "III.3", "Việc khác", AssigneeKind.KIND, "KHONGCO", AssignmentRole.TO_KNOW, null, null, "urging", false));
    int last = rows.size() - 1;

    assertThat(errors()).extracting(Finding::path).containsExactlyInAnyOrder("rows.%d.paragraph".formatted(last - 1),
        "rows.%d.assignee".formatted(last - 1), "rows.%d.process".formatted(last - 1), "rows.%d.assignee".formatted(last));
  }

  @Test
  void aDeskWithoutAccountIsAnErrorOfTheFirstRowThatNeedsIt() {
    loaded.withoutAccount("QHLD", Role.LEADER);

    assertThat(errors()).singleElement().satisfies(finding -> {
      assertThat(finding.path()).isEqualTo("rows.%d.assignee".formatted(indexOf("III.3")));
      assertThat(finding.message()).contains("Ban Quan hệ Lao động (lãnh đạo)");
    });
  }

  @Test
  void manyDesksWithoutAccountAreNamedUpToFiveAndThenCounted() {
    loaded.get(Units.class).ofKinds(List.of(UnitKind.FEDERATION), TODAY).forEach(unit -> loaded.withoutAccount(unit.code(), Role.CLERK));

    assertThat(errors()).singleElement().satisfies(finding -> assertThat(finding.message())
        .contains("Liên đoàn Lao động tỉnh An Giang (văn thư)").contains("và 58 đơn vị khác"));
  }

  @Test
  void whereTheLeadingOfficeCannotAcceptTheTableDoesNotGoOut() {
    loaded.withoutAccount("VPDD", Role.STAFF);

    assertThat(errors()).extracting(Finding::message)
        .anyMatch(message -> message.startsWith("Văn phòng Đảng đoàn Tổng Liên đoàn chưa có tài khoản chuyên viên để nghiệm thu."));
  }

  @Test
  void aDirectiveHasOneLeadAndIsFollowedLikeADutyOfADepartment() {
    long id = loaded.get(Directives.class).add(PLAN, 2026, "12-TB/ĐĐTLĐ", "Rà soát nhà ở", "LDLD-DNA", TODAY.plusDays(63), List.of("TC"));
    AssignmentTable ofDirective = loaded.get(AssignmentTables.class).open(PLAN, id,
        loaded.get(ProposedAssignments.class).from(loaded.get(Directives.class).require(id)));
    List<AssignmentRow> proposed = new ArrayList<>(loaded.get(AssignmentTables.class).rows(ofDirective.id()));
    Preflight preflight = loaded.get(Preflight.class);

    assertThat(preflight.check(ofDirective, proposed)).isEmpty();

    proposed.remove(0);
    assertThat(preflight.check(ofDirective, proposed)).extracting(Finding::message)
        .containsExactly("Chỉ đạo tại 12-TB/ĐĐTLĐ chưa có đơn vị chủ trì thực hiện. Chọn một đơn vị chủ trì.");
  }

  @Test
  void typedRowsWithADateThatDoesNotExistAreToldOnce() {
    Map<String, Object> row = new java.util.LinkedHashMap<>(rows.get(indexOf("III.3")).shown());
    row.put("dueOn", "2026-02-30");
    row.put("role", "LEAD");
    row.put("assigneeKind", "UNIT");

    TypedRows typed = TypedRows.read(Fields.of(Map.of("rows", List.of(row))));

    assertThat(loaded.get(Preflight.class).check(table, typed)).filteredOn(finding -> finding.path().equals("rows.0.dueOn"))
        .extracting(Finding::message).containsExactly("Ngày không có trong lịch. Nhập theo dạng ngày/tháng/năm.");
  }

  @Test
  void anEmptyTableIsAnError() {
    rows.clear();

    assertThat(errors()).extracting(Finding::message).contains("Bảng chưa có dòng nào. Thêm ít nhất một dòng.");
  }

  private List<Finding> errors() {
    return loaded.get(Preflight.class).check(table, rows).stream().filter(Finding::isError).toList();
  }

  private int indexOf(String paragraph) {
    for (int i = 0; i < rows.size(); i++) if (rows.get(i).paragraph().equals(paragraph)) return i;
    return -1;
  }

  private void change(String paragraph, UnaryOperator<AssignmentRow> change) {
    rows.set(indexOf(paragraph), change.apply(rows.get(indexOf(paragraph))));
  }
}
