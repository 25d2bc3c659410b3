package vn.congdoan.planworkflow.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** The processes that can carry out a paragraph of a plan, whether or not their model is drawn yet. */
public enum PlanProcess {
  PLAN_IMPLEMENTATION("plan-implementation", "Thực hiện kế hoạch"),
  ANNUAL_CYCLE("annual-cycle", "Kỳ báo cáo năm"),
  PLAN_ISSUANCE("plan-issuance", "Ban hành kế hoạch"),
  TASK_ASSIGNMENT("task-assignment", "Giao nhiệm vụ"),
  DEPARTMENT_IMPLEMENTATION("department-implementation", "Ban thực hiện nhiệm vụ"),
  UNIT_IMPLEMENTATION("unit-implementation", "Đơn vị triển khai kế hoạch"),
  COORDINATION_REQUEST("coordination-request", "Lấy ý kiến phối hợp"),
  DEADLINE_EXTENSION("deadline-extension", "Gia hạn"),
  ANNUAL_REPORT("annual-report", "Báo cáo năm"),
  REPORT_SUMMARY("report-summary", "Tổng hợp báo cáo"),
  LEADERSHIP_SUBMISSION("leadership-submission", "Trình lãnh đạo"),
  URGING("urging", "Đôn đốc"),
  THEMATIC_INSPECTION("thematic-inspection", "Kiểm tra chuyên đề"),
  PLAN_REVIEW("plan-review", "Sơ kết, tổng kết");

  private final String id;
  private final String label;

  PlanProcess(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** Process id and file name of the model. */
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public static Optional<PlanProcess> ofId(String id) {
    return Stream.of(values()).filter(process -> process.id.equals(id)).findFirst();
  }
}
