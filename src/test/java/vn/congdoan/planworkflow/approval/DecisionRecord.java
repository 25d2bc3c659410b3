package vn.congdoan.planworkflow.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a report's record must never show, told from the record alone and not from the code that writes it: the order of its acts, who did
 * them, and in which groups they are.
 */
final class DecisionRecord {

  static final String DRAFTING = "Soạn báo cáo năm";
  static final String APPROVAL = "Duyệt báo cáo của đơn vị";
  static final String ACCEPTANCE = "Tiếp nhận báo cáo";

  private enum State {
    DRAFTING, WAITING_APPROVAL, WAITING_ACCEPTANCE, ACCEPTED
  }

  private final Map<String, Set<String>> groups;
  private final String unit;
  private final String receiving;

  /**
   * The record of one unit's report.
   *
   * @param groups of each actor
   */
  DecisionRecord(Map<String, Set<String>> groups, String unit, String receiving) {
    this.groups = groups;
    this.unit = unit;
    this.receiving = receiving;
  }

  /** Everything that is wrong with these acts, and where they leave the report; empty when all is right. */
  List<String> violations(List<Acts.Act> acts, String stage) {
    List<String> found = new ArrayList<>();
    Set<String> drafters = new HashSet<>();
    State state = State.DRAFTING;
    for (Acts.Act act : acts) {
      if (act.kind() == Acts.Kind.AUTO || act.kind() == Acts.Kind.RECORD) continue;
      String told = "%s at “%s” by %s".formatted(act.kind(), act.step(), act.actor());
      String step = act.step();
      State before = step.equals(DRAFTING) ? State.DRAFTING : step.equals(APPROVAL) ? State.WAITING_APPROVAL : State.WAITING_ACCEPTANCE;
      if (state != before) found.add("out of turn, the report is %s: %s".formatted(state, told));
      String group = step.equals(DRAFTING) ? unit + ".staff" : step.equals(APPROVAL) ? unit + ".leader" : receiving + ".staff";
      if (!groups.getOrDefault(act.actor(), Set.of()).contains(group)) found.add("without the role %s: %s".formatted(group, told));
      if (act.kind() == Acts.Kind.SUBMIT) drafters.add(act.actor());
      else if (drafters.contains(act.actor())) found.add("by its drafter: " + told);
      state = switch (act.kind()) {
        case SUBMIT -> State.WAITING_APPROVAL;
        case APPROVE -> step.equals(APPROVAL) ? State.WAITING_ACCEPTANCE : State.ACCEPTED;
        default -> State.DRAFTING;
      };
    }
    String expected = state == State.DRAFTING && drafters.isEmpty() ? "NOT_STARTED" : state.name();
    if (!stage.equals(expected)) found.add("the report is %s, by its record it should be %s".formatted(stage, expected));
    return found;
  }
}
