package vn.congdoan.planworkflow.organization;

import java.util.Optional;
import java.util.stream.Stream;
import vn.congdoan.planworkflow.input.Text;

/** What a unit is; a plan gives duties to single units or to all units of a kind. */
public enum UnitKind {
  LEADERSHIP,
  DEPARTMENT,
  FEDERATION,
  INDUSTRY_UNION,
  CORPORATION_UNION,
  SUBORDINATE;

  public String label() {
    return Text.label(this);
  }

  public static Optional<UnitKind> of(String name) {
    return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
