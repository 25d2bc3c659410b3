package vn.congdoan.planworkflow.supervision.process;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.NamedActors;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.supervision.Extension;
import vn.congdoan.planworkflow.supervision.Extensions;

/** A request for a later due date as forms show it. */
@Component
class ExtensionView {

  private final Extensions extensions;
  private final ExtensionRules rules;
  private final NamedActors people;
  private final Actors actors;
  private final Units units;

  ExtensionView(Extensions extensions, ExtensionRules rules, NamedActors people, Actors actors, Units units) {
    this.extensions = extensions;
    this.rules = rules;
    this.people = people;
    this.actors = actors;
    this.units = units;
  }

  /** One request in a list. */
  Map<String, Object> line(Extension one) {
    return Shown.of("id", one.id(), "step", one.step(), "firstDueOn", one.firstDueOn(), "dueOn", one.dueOn(), "proposedOn", one.proposedOn(),
        "reason", one.reason(), "askedByName", people.inSentence(one.askedBy(), one.askedInPlaceOf()), "askedAt", one.askedAt(),
        "state", one.state().name(), "stateName", one.state().label(),
        "decider", one.decidingGroup() == null ? null : actors.describe(one.decidingGroup()), "grantedOn", one.grantedOn(),
        "decisionReason", one.decisionReason(),
        "decidedByName", one.decidedBy() == null ? null : people.inSentence(one.decidedBy(), one.decidedInPlaceOf()), "decidedAt", one.decidedAt());
  }

  /** The request in the form of who decides or amends, with every earlier one of the same work. */
  Map<String, Object> show(Extension one) {
    List<Extension> all = extensions.of(one.subject(), one.unit());
    return Shown.of(
        "extension", line(one), "item", Shown.of("step", one.step(), "shown", one.shown(), "unit", units.nameOf(one.unit())),
        "alertLevel", rules.level(one.dueOn()).map(level -> level.label()).orElse(null),
        "earlier", all.stream().filter(other -> other.id() != one.id()).map(this::line).toList());
  }
}
