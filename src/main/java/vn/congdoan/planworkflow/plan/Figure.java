package vn.congdoan.planworkflow.plan;

/**
 * A whole number that every report gives, and that a summary adds up.
 *
 * @param code unique in its plan
 * @param unit unit of measure, such as "lượt người"
 */
public record Figure(String code, String name, String unit) {}
