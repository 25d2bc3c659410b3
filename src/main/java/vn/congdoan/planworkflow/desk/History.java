package vn.congdoan.planworkflow.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.organization.NamedActors;

/** Who did what to a subject, as forms and pages tell it. */
@Component
public class History {

  private final Acts acts;
  private final NamedActors people;

  History(Acts acts, NamedActors people) {
    this.acts = acts;
    this.people = people;
  }

  /** From the first act to the newest. */
  public List<Map<String, Object>> of(String subject) {
    return acts.of(subject).stream().map(this::shown).toList();
  }

  /** The newest act, when that is a return. */
  public Optional<Map<String, Object>> lastReturn(String subject) {
    return acts.lastReturn(subject).map(this::shown);
  }

  private Map<String, Object> shown(Acts.Act act) {
    return Shown.of("at", act.at(), "actor", act.actor(), "actorName", people.inSentence(act.actor(), act.inPlaceOf()), "inPlaceOf", act.inPlaceOf(),
        "act", act.kind().name(), "actName", act.kind().label(), "step", act.step(), "reason", act.reason());
  }
}
