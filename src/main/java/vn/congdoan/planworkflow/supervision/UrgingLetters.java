package vn.congdoan.planworkflow.supervision;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.NamedActors;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.worklist.DueList;

/**
 * The letters about a late item, for whoever may read them: the late unit, the unit above it, the office that leads the following,
 * supervisors, and those whom the plan tells to follow it. Letters that one may not read are not told from ones that do not exist.
 */
@Component
public class UrgingLetters {

  private final Urgings urgings;
  private final Alerts alerts;
  private final DueList dueList;
  private final Plans plans;
  private final Units units;
  private final Actors actors;
  private final NamedActors people;
  private final CurrentUser user;
  private final Clock clock;

  UrgingLetters(Urgings urgings, Alerts alerts, DueList dueList, Plans plans, Units units, Actors actors, NamedActors people, CurrentUser user, Clock clock) {
    this.urgings = urgings;
    this.alerts = alerts;
    this.dueList = dueList;
    this.plans = plans;
    this.units = units;
    this.actors = actors;
    this.people = people;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Item, alerts and letters as a page shows them.
   *
   * @param item key of an item, or the id of one of its open tasks
   * @throws Refused NOT_FOUND when the item is not urged, or the person may not read its letters
   */
  public Map<String, Object> open(String item) {
    String key = dueList.find(item).flatMap(work -> DatedItem.of(work, clock.getZone())).map(DatedItem::key).orElse(item);
    Urging urging = urgings.find(key).filter(this::readable).orElseThrow(() -> Refused.notFound(Text.of("supervision.lettersUnknown")));
    return Shown.of(
        "item", urging.item().key(), "step", urging.step(), "shown", urging.shown(), "unit", Shown.unit(units.require(urging.item().unit())),
        "dueOn", urging.item().dueOn(), "level", urging.level().name(), "levelName", urging.level().label(), "closedAt", urging.closedAt(),
        "alerts", alerts.of(urging.item()).stream().map(alert -> Shown.of("level", alert.level().name(), "levelName", alert.level().label(), "on", alert.on(),
            "receivers", alert.receivers().stream().map(actors::describe).toList())).toList(),
        "letters", urgings.letters(urging.id()).stream().map(letter -> Shown.of("level", letter.level().name(), "levelName", letter.level().label(),
            "sender", units.nameOf(letter.sender()), "addressee", units.nameOf(letter.addressee()), "number", letter.number(),
            "writtenOn", letter.writtenOn(), "body", letter.body(), "answer", letter.answer(), "promisedOn", letter.promisedOn(),
            "answeredBy", letter.answeredBy() == null ? null : people.inSentence(letter.answeredBy()), "answeredAt", letter.answeredAt())).toList());
  }

  private boolean readable(Urging urging) {
    Set<String> groups = user.groups();
    if (groups.contains(Actors.SUPERVISORS)) return true;
    Set<String> readers = new TreeSet<>(Set.of(urging.item().unit()));
    units.find(urging.item().unit()).map(Unit::parent).ifPresent(readers::add);
    Plan plan = plans.require(urging.planCode());
    readers.add(plan.offices().leading());
    readers.add(plan.offices().issuing());
    plan.recipients().stream().filter(recipient -> recipient.purpose() == Plan.RecipientPurpose.FOLLOW && recipient.unit() != null)
        .forEach(recipient -> readers.add(recipient.unit()));
    return Actors.unitsOf(groups).stream().anyMatch(readers::contains);
  }
}
