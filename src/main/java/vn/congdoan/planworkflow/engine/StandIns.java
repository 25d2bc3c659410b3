package vn.congdoan.planworkflow.engine;

import java.util.List;
import java.util.Set;

/** Who does the work of others for a time: asked anew for every request and every act, so that what ends by the clock has ended everywhere. */
public interface StandIns {

  /**
   * Work that somebody does in another's place at this moment.
   *
   * @param group whose work it is
   * @param inPlaceOf user id of whoever is absent
   * @param prepares whether steps are included in which something is drawn up or recorded
   * @param decides whether steps are included in which something is decided on
   */
  record Lent(String group, String inPlaceOf, boolean prepares, boolean decides) {}

  /** What the person may do beside the own work; a group that the person belongs to anyway is never among it. */
  List<Lent> lentTo(String user);

  /** User ids of those who do a group's work in somebody's place at this moment, whatever kind of it. */
  Set<String> standInsFor(String group);

  /**
   * The present user begins to act on a task; what is written down from now on in this transaction tells in whose place.
   *
   * @throws vn.congdoan.planworkflow.input.Refused FORBIDDEN when the task is neither the person's own work nor lent to them
   */
  void beginActing(OpenTask task);

  /** @throws vn.congdoan.planworkflow.input.Refused FORBIDDEN when the present user sees the group's tasks as a stand-in, but this kind is not lent */
  void requireMayOpen(OpenTask task);
}
