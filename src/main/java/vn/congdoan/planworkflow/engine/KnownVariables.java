package vn.congdoan.planworkflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The only variables that a completion may bring along; whether the task's own form knows them is told by the work behind it. */
final class KnownVariables {

  private static final Set<String> KNOWN = Set.of(OpenTask.DECISION.name(), OpenTask.REASON.name());

  private KnownVariables() {}

  /** @throws Refused INVALID, with every variable that no form has, or that is no text */
  static void require(Map<String, ?> variables) {
    if (variables == null) return;
    Set<String> unknown = new TreeSet<>();
    variables.forEach((name, value) -> {
      if (!KNOWN.contains(name) || !(value == null || value instanceof String)) unknown.add(name);
    });
    refuse(unknown);
  }

  /** For what completes nothing: a decision that came with it would lie there for whoever completes the task later. */
  static void requireNone(Map<String, ?> variables) {
    if (variables != null) refuse(new TreeSet<>(variables.keySet()));
  }

  private static void refuse(Set<String> unknown) {
    if (unknown.isEmpty()) return;
    throw Refusals.told(new Refused(Refused.Kind.INVALID, Text.of("engine.variablesUnknown", String.join(", ", unknown)),
        unknown.stream().map(name -> new Problem(name, Text.of("engine.variableUnknown"))).toList()));
  }
}
