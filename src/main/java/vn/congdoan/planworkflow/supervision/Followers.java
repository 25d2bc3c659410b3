package vn.congdoan.planworkflow.supervision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/**
 * Who may see what is late: supervisors and leadership for every plan; the office that leads the urging (III.8a), and whoever a plan itself tells to
 * follow it, for their plans. Administrators and modelers are not among them.
 */
@Component
public class Followers {

  /**
   * How far somebody sees.
   *
   * @param plans codes; null for every plan
   * @param everything codes of the plans all of whose records the reader may open; null for every plan
   * @param led codes of the plans whose urging the reader's unit leads
   */
  public record Reach(Set<String> plans, Set<String> everything, Set<String> led) {

    /** Whether the reader may open the records of this kind, such as {@code report}, whatever their state. */
    boolean opens(String kind, String plan) {
      if (everything == null || plan != null && everything.contains(plan)) return true;
      return plan != null && (led.contains(plan) && !kind.equals("report") || kind.equals("submission"));
    }
  }

  private final Plans plans;
  private final Units units;

  Followers(Plans plans, Units units) {
    this.plans = plans;
    this.units = units;
  }

  /** What somebody with these groups sees; empty for whoever follows nothing. */
  public Optional<Reach> reach(Collection<String> groups) {
    if (groups.contains(Actors.SUPERVISORS)) return Optional.of(new Reach(null, null, Set.of()));
    Set<String> own = Actors.unitsOf(groups);
    if (own.isEmpty()) return Optional.empty();
    List<Plan> all = plans.all();
    Set<String> led = codes(all.stream().filter(plan -> own.contains(plan.offices().leading())).toList());
    Set<String> followed = codes(all.stream().filter(plan -> isToldToFollow(own, plan)).toList());
    if (own.stream().anyMatch(unit -> units.find(unit).filter(found -> found.kind() == UnitKind.LEADERSHIP).isPresent())) {
      return Optional.of(new Reach(null, followed, led));
    }
    Set<String> seen = all.stream().map(Plan::code).filter(code -> led.contains(code) || followed.contains(code)).collect(Collectors.toSet());
    return seen.isEmpty() ? Optional.empty() : Optional.of(new Reach(seen, followed, led));
  }

  private static boolean isToldToFollow(Set<String> own, Plan plan) {
    return plan.recipients().stream().anyMatch(recipient -> recipient.purpose() == Plan.RecipientPurpose.FOLLOW && !recipient.assumption()
        && recipient.unit() != null && own.contains(recipient.unit()));
  }

  private static Set<String> codes(List<Plan> plans) {
    return plans.stream().map(Plan::code).collect(Collectors.toSet());
  }
}
