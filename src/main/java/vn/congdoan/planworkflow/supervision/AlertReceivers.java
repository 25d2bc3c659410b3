package vn.congdoan.planworkflow.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;

/**
 * Whom an alert goes to: yellow to the owner; red to the owner's superiors, which for the work of a clerk or of staff are the leader of the
 * unit and the leader of the unit above, and for a leader's own work the leader above; special red to the leadership that issued the
 * plan and to those whom it tells to follow and direct.
 */
@Component
public class AlertReceivers {

  private final Units units;
  private final Actors actors;

  AlertReceivers(Units units, Actors actors) {
    this.units = units;
    this.actors = actors;
  }

  /**
   * Groups to tell, none twice.
   *
   * @param owners groups that have to act
   * @param plan that the work belongs to; empty for a model that somebody tries out, whose alerts end with the unit above
   */
  public List<String> of(AlertLevel level, DatedItem item, Collection<String> owners, Optional<Plan> plan) {
    return switch (level) {
      case YELLOW -> owners.stream().sorted().toList();
      case RED -> superiors(item.unit(), owners);
      case SPECIAL_RED -> plan.map(this::leadership).orElseGet(() -> superiors(item.unit(), owners));
    };
  }

  private List<String> superiors(String unit, Collection<String> owners) {
    Set<String> told = new LinkedHashSet<>();
    String ownLeader = actors.group(unit, Role.LEADER);
    Optional<String> above = units.find(unit).map(Unit::parent);
    if (!owners.contains(ownLeader) || above.isEmpty()) told.add(ownLeader);
    above.ifPresent(parent -> told.add(actors.group(parent, Role.LEADER)));
    return new ArrayList<>(told);
  }

  private List<String> leadership(Plan plan) {
    Set<String> told = new LinkedHashSet<>();
    told.add(actors.group(plan.offices().issuing(), Role.LEADER));
    plan.recipients().stream().filter(recipient -> recipient.purpose() == Plan.RecipientPurpose.FOLLOW && recipient.unit() != null)
        .forEach(recipient -> told.add(actors.group(recipient.unit(), Role.LEADER)));
    return new ArrayList<>(told);
  }
}
