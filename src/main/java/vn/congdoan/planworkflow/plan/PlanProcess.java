package vn.congdoan.planworkflow.plan;

import java.util.Optional;
import java.util.stream.Stream;
import vn.congdoan.planworkflow.input.Text;

/** The processes that can carry out a paragraph of a plan, whether or not their model is drawn yet. */
public enum PlanProcess {
  PLAN_IMPLEMENTATION("plan-implementation"),
  ANNUAL_CYCLE("annual-cycle"),
  PLAN_ISSUANCE("plan-issuance"),
  TASK_ASSIGNMENT("task-assignment"),
  DEPARTMENT_IMPLEMENTATION("department-implementation"),
  UNIT_IMPLEMENTATION("unit-implementation"),
  COORDINATION_REQUEST("coordination-request"),
  DEADLINE_EXTENSION("deadline-extension"),
  ANNUAL_REPORT("annual-report"),
  REPORT_SUMMARY("report-summary"),
  LEADERSHIP_SUBMISSION("leadership-submission"),
  URGING("urging"),
  THEMATIC_INSPECTION("thematic-inspection"),
  PLAN_REVIEW("plan-review");

  private final String id;

  PlanProcess(String id) {
    this.id = id;
  }

  /** Process id and file name of the model. */
  public String id() {
    return id;
  }

  public String label() {
    return Text.label(this);
  }

  public static Optional<PlanProcess> ofId(String id) {
    return Stream.of(values()).filter(process -> process.id.equals(id)).findFirst();
  }
}
