package vn.congdoan.planworkflow.submission.process;

import vn.congdoan.planworkflow.engine.Variable;

/** The contract with {@code leadership-submission.bpmn}. */
final class LeadershipSubmissionProcess {

  static final String KEY = "leadership-submission";

  static final Variable<String> PLAN_CODE = Variable.text("planCode");
  static final Variable<Integer> YEAR = Variable.number("year");
  static final Variable<Long> SUMMARY_ID = Variable.id("summaryId");
  static final Variable<Long> SUBMISSION_ID = Variable.id("submissionId");
  static final Variable<String> OFFICE_UNIT_CODE = Variable.text("officeUnitCode");
  static final Variable<String> PRESIDIUM_UNIT_CODE = Variable.text("presidiumUnitCode");
  static final Variable<String> ISSUING_UNIT_CODE = Variable.text("issuingUnitCode");

  private LeadershipSubmissionProcess() {}
}
