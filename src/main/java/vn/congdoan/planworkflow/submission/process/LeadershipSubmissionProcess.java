package vn.congdoan.planworkflow.submission.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code leadership-submission.bpmn}. */
public final class LeadershipSubmissionProcess {

  public static final String KEY = "leadership-submission";

  public static final Variable<String> PLAN_CODE = Variable.text("planCode");
  public static final Variable<Integer> YEAR = Variable.number("year");
  public static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  public static final Variable<Long> SUBMISSION_ID = Variable.id("submissionId");
  public static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  public static final Variable<String> PRESIDIUM_UNIT_CODE = Variable.text("presidiumUnitCode");
  public static final Variable<String> ISSUING_UNIT_CODE = Variable.text("issuingUnitCode");

  private LeadershipSubmissionProcess() {}
}
