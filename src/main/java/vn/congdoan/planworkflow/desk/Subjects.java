package vn.congdoan.planworkflow.desk;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Duty;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** Tells what a piece of work is about, so that its performer knows it from others of the same name. */
@Component
public class Subjects {

  /**
   * What a piece of work is about.
   *
   * @param shown unit first, then year or paragraph, then the plan: {@code Công đoàn Xây dựng Việt Nam · 2026 · 45-KH/ĐĐTLĐ}
   * @param unit code; null for a whole plan or year
   * @param plan code; null when no plan has it
   * @param year null for work that belongs to no year
   */
  public record Subject(String shown, String unit, String plan, Integer year) {}

  private final Plans plans;
  private final Units units;

  Subjects(Plans plans, Units units) {
    this.plans = plans;
    this.units = units;
  }

  /** Reads a business key: plan, then year, paragraph or the number of a notice, then unit, as far as they apply. */
  public Subject of(String businessKey) {
    if (businessKey == null) return new Subject("", null, null, null);
    int first = businessKey.indexOf('/');
    String plan = first < 0 ? businessKey : businessKey.substring(0, first);
    String rest = first < 0 ? "" : businessKey.substring(first + 1);
    int last = rest.lastIndexOf('/');
    Optional<Plan> known = plans.find(plan);
    Optional<Unit> unit = units.find(rest.substring(last + 1));
    String between = unit.isEmpty() ? rest : last < 0 ? "" : rest.substring(0, last);
    String shown = Stream.of(unit.map(Unit::name).orElse(""), named(known, between), known.map(Plan::number).orElse(plan)).filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
    return new Subject(shown, unit.map(Unit::code).orElse(null), known.map(Plan::code).orElse(null),
        between.matches("\\d{4}") ? Integer.valueOf(between) : null);
  }

  /** The directives of one notice are told apart by a number after #, which says nothing to people. */
  private static String named(Optional<Plan> plan, String between) {
    if (between.isEmpty() || between.matches("\\d{4}")) return between;
    if (between.contains("#")) return between.substring(0, between.indexOf('#'));
    return plan.flatMap(found -> found.duty(between)).map(Duty::paragraphName).orElse(between);
  }
}
