package vn.congdoan.planworkflow.absence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** How far authority can be lent: roles in units only, and to the same unit or the one above it. */
@Component
class Reach {

  private final Units units;

  Reach(Units units) {
    this.units = units;
  }

  /** Groups that can be lent: never those of the system, such as the administrators'. */
  static List<String> lendable(Collection<String> groups) {
    return groups.stream().filter(group -> !Actors.unitsOf(List.of(group)).isEmpty()).sorted().toList();
  }

  static String unitOf(String group) {
    return group.substring(0, group.lastIndexOf('.'));
  }

  /** The unit itself and the one above it. */
  List<String> sameAndAbove(String unit) {
    return Stream.concat(Stream.of(unit), units.find(unit).map(Unit::parent).stream()).toList();
  }

  /** Whether somebody with these own groups may do the work of a group for a time. */
  boolean reaches(Collection<String> ownGroups, String group) {
    Set<String> own = Actors.unitsOf(ownGroups);
    return sameAndAbove(unitOf(group)).stream().anyMatch(own::contains);
  }
}
