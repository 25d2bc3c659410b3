package vn.congdoan.planworkflow.organization;

import java.util.Optional;
import java.util.stream.Stream;

/** What a unit is; a plan gives duties to single units or to all units of a kind. */
public enum UnitKind {
  LEADERSHIP("Lãnh đạo"),
  DEPARTMENT("Ban và tương đương"),
  FEDERATION("Liên đoàn lao động tỉnh, thành phố"),
  INDUSTRY_UNION("Công đoàn ngành trung ương và tương đương"),
  CORPORATION_UNION("Công đoàn tổng công ty trực thuộc"),
  SUBORDINATE("Công đoàn cấp dưới");

  private final String label;

  UnitKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<UnitKind> of(String name) {
    return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
