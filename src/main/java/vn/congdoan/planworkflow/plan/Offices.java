package vn.congdoan.planworkflow.plan;

/**
 * Codes of the units that run a plan.
 *
 * @param leading urges, follows, consolidates and submits
 * @param receiving receives and accepts the annual reports
 * @param presidium gets a submission first
 * @param issuing issued the plan and concludes on submissions
 */
public record Offices(String leading, String receiving, String presidium, String issuing) {}
