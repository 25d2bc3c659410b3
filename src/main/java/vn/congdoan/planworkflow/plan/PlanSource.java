package vn.congdoan.planworkflow.plan;

/** The text from which a plan was read. */
record PlanSource(String file, String sha256, String sourceText) {}
