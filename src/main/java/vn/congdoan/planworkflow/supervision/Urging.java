package vn.congdoan.planworkflow.supervision;

import java.time.OffsetDateTime;

/**
 * A late item that is urged.
 *
 * @param planCode plan that the work belongs to
 * @param businessKey of the work that is late
 * @param step name of the step that waited when it fell late
 * @param shown what it is about, in words
 * @param level highest so far
 * @param closedAt when the item was done or got another day; null until then
 */
public record Urging(long id, DatedItem item, String planCode, String businessKey, String step, String shown, AlertLevel level, OffsetDateTime openedAt,
    OffsetDateTime closedAt) {

  public String subject() {
    return "urging/" + id;
  }

  /** Business key of the process that urges: that of the late work up to its year or paragraph, told from others by a number, then the late unit. */
  public String processKey() {
    int plan = businessKey.indexOf('/');
    String rest = plan < 0 ? "" : businessKey.substring(plan + 1);
    int last = rest.lastIndexOf('/');
    String between = rest.equals(item.unit()) ? "" : last < 0 ? rest : rest.substring(0, last);
    int number = between.indexOf('#');
    return "%s/%s#%d/%s".formatted(planCode, number < 0 ? between : between.substring(0, number), id, item.unit());
  }
}
