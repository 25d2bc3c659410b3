package vn.congdoan.planworkflow.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** How a unit's report looks in the forms of its tasks and in its record. */
@Component
public class ReportView {

  private final Reports reports;
  private final ReportContents contents;
  private final Periods periods;
  private final Plans plans;
  private final Units units;
  private final Clock clock;

  ReportView(Reports reports, ReportContents contents, Periods periods, Plans plans, Units units, Clock clock) {
    this.reports = reports;
    this.contents = contents;
    this.periods = periods;
    this.plans = plans;
    this.units = units;
    this.clock = clock;
  }

  /** The report as it stands. */
  public Map<String, Object> show(Report report) {
    return show(report, Shown.of("sections", report.sections(), "figures", report.figures(), "difficulties", report.difficulties(),
        "proposals", report.proposals()));
  }

  /** One of the versions that were sent. */
  public Map<String, Object> show(Report report, Reports.Version version) {
    return show(report, values(version));
  }

  /** What a version that was sent says. */
  public Map<String, Object> values(Reports.Version version) {
    return Shown.of("sections", version.sections(), "figures", version.figures(), "difficulties", version.difficulties(),
        "proposals", version.proposals());
  }

  private Map<String, Object> show(Report report, Map<String, Object> values) {
    Period period = periods.require(report.periodId());
    Plan plan = plans.require(period.planCode());
    Unit unit = units.require(report.unit());
    Map<String, Long> yearBefore = contents.figuresOfYearBefore(report, period);
    return Shown.of(
        "unit", Shown.unit(unit),
        "plan", Shown.plan(plan),
        "year", period.year(),
        "dueOn", report.effectiveDueOn(),
        "late", report.overdueOn(LocalDate.now(clock)) || report.lateBy() != null,
        "receiving", Shown.unit(units.require(report.receivingUnit())),
        "contentGroups", contents.groupsFor(plan, unit).stream().map(group -> Shown.of(
            "code", group.code(), "title", group.title(), "guidance", group.guidance(),
            "figures", contents.figuresFor(group, unit).stream().map(figure -> Shown.of(
                "code", figure.code(), "name", figure.name(), "unit", figure.unit(), "previous", yearBefore.get(figure.code()))).toList()))
            .toList(),
        "subordinates", reports.subordinates(report.id()).stream().map(child -> Shown.of(
            "unit", Shown.unit(units.require(child.unit())), "state", child.stateLabel(),
            "sections", child.accepted() ? child.sections() : Map.of(), "figures", child.accepted() ? child.figures() : Map.of())).toList(),
        "values", values);
  }
}
