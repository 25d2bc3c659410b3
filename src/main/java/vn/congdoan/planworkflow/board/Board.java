package vn.congdoan.planworkflow.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.ImplementationStatus;
import vn.congdoan.planworkflow.implementation.ImplementationStatuses;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.PeriodView;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.submission.Submissions;

/** How many of how many are done, for every plan that is carried out, without opening a single process instance. */
@Component
public class Board {

  private final Plans plans;
  private final PlanRuns runs;
  private final ImplementationStatuses implementations;
  private final Periods periods;
  private final PeriodView periodView;
  private final Submissions submissions;
  private final Directives directives;
  private final Units units;

  Board(Plans plans, PlanRuns runs, ImplementationStatuses implementations, Periods periods, PeriodView periodView, Submissions submissions,
      Directives directives, Units units) {
    this.plans = plans;
    this.runs = runs;
    this.implementations = implementations;
    this.periods = periods;
    this.periodView = periodView;
    this.submissions = submissions;
    this.directives = directives;
    this.units = units;
  }

  /** Every plan that was started. */
  public Map<String, Object> plans() {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (Plan plan : plans.all()) {
      runs.find(plan.code()).ifPresent(run -> shown.add(plan(plan, run)));
    }
    return Shown.of("plans", shown);
  }

  /**
   * One year of a plan: a row per unit, and what leadership concluded.
   *
   * @throws Refused NOT_FOUND when the year was not opened
   */
  public Map<String, Object> year(String planCode, int year) {
    Period period = periods.find(plans.require(planCode).code(), year)
        .orElseThrow(() -> Refused.notFound(Text.of("board.yearNotOpen", year)));
    Map<Long, String> stateOfDirective = implementations.ofPlan(planCode).stream().filter(status -> status.directiveId() != null)
        .collect(Collectors.toMap(ImplementationStatus::directiveId, status -> status.state().label(), (first, second) -> first));
    return Shown.of("units", periodView.rows(period.id()), "conclusion", submissions.ofYear(planCode, year)
        .filter(submission -> submission.noticeNumber() != null)
        .map(submission -> Shown.of("number", submission.noticeNumber(), "issuedOn", submission.issuedOn(), "content", submission.noticeContent(),
            "directives", directives.ofNotice(submission.noticeNumber()).stream().map(directive -> Shown.of(
                "what", directive.what(), "leadUnit", unit(directive.leadUnit()), "dueOn", directive.dueOn(),
                "state", stateOfDirective.getOrDefault(directive.id(), Text.of("board.planAssigning")),
                "coordinatingUnits", directive.coordinatingUnits().stream().map(this::unit).toList())).toList()))
        .orElse(null));
  }

  private Map<String, Object> plan(Plan plan, PlanRuns.PlanRun run) {
    List<ImplementationStatus> all = implementations.ofPlan(plan.code());
    Map<Long, ImplementationStatuses.Cascade> below = implementations.cascades(plan.code());
    List<ImplementationStatus> departments = all.stream().filter(status -> status.kind() == Implementation.Kind.DEPARTMENT).toList();
    List<ImplementationStatus> direct = all.stream().filter(status -> status.kind() == Implementation.Kind.UNIT).toList();
    return Shown.of(
        "code", plan.code(), "number", plan.number(), "title", plan.title(),
        "state", run.endedAt() != null ? Text.of("board.planEnded") : all.isEmpty() ? Text.of("board.planAssigning") : Text.of("board.planRunning"),
        "assignments", Shown.of("total", departments.size() + direct.size(), "launched", departments.size() + direct.size(),
            "done", departments.stream().filter(ImplementationStatus::done).count() + direct.stream().filter(ImplementationStatus::done).count()),
        "departments", departments.stream().map(status -> Shown.of("implementationId", status.id(), "paragraph", status.paragraph(),
            "unit", unit(status.unit()), "state", status.state().label(), "dueOn", status.dueOn(), "late", status.late())).toList(),
        "units", direct.stream().map(status -> {
          ImplementationStatuses.Cascade cascade = below.get(status.id());
          return Shown.of("implementationId", status.id(), "unit", unit(status.unit()), "kind", units.require(status.unit()).kind().label(), "state", status.state().label(),
              "dueOn", status.dueOn(), "late", status.late(),
              "cascade", cascade == null ? null : Shown.of("total", cascade.total(), "done", cascade.done()));
        }).toList(),
        "cycles", periods.ofPlan(plan.code()).stream().map(this::cycle).toList());
  }

  private static String state(Period period) {
    if (period.finishedAt() != null) return Text.of("chain.yearStateFinished");
    return period.closedAt() != null ? Text.of("board.yearSummarizing") : Text.of("chain.yearStateOpen");
  }

  private Map<String, Object> cycle(Period period) {
    Map<String, Object> shown = new LinkedHashMap<>(periodView.progress(period));
    shown.put("year", period.year());
    shown.put("state", state(period));
    shown.put("dueOn", period.dueOn());
    shown.put("cutOffOn", period.cutOffOn());
    return shown;
  }

  private Map<String, Object> unit(String code) {
    return units.find(code).map((Unit unit) -> Shown.unit(unit)).orElseGet(() -> Shown.of("code", code, "name", code));
  }
}
