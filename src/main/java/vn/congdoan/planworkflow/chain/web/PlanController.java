package vn.congdoan.planworkflow.chain.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.chain.PlanStarts;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Periods;

/** The plans that can be started, and the two starts. */
@RestController
@RequestMapping("/api/plans")
class PlanController {

  /** The year to open. */
  record Year(Integer year) {}

  private final Plans plans;
  private final PlanRuns runs;
  private final Periods periods;
  private final PlanStarts starts;

  PlanController(Plans plans, PlanRuns runs, Periods periods, PlanStarts starts) {
    this.plans = plans;
    this.runs = runs;
    this.periods = periods;
    this.starts = starts;
  }

  @GetMapping
  List<Map<String, Object>> plans() {
    return plans.all().stream().map(this::shown).toList();
  }

  @PostMapping("/{planCode}/start")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> start(@PathVariable String planCode) {
    return Map.of("instanceId", starts.startPlan(planCode));
  }

  @PostMapping("/{planCode}/cycles")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> openYear(@PathVariable String planCode, @RequestBody Year year) {
    return Map.of("instanceId", starts.openYear(planCode, year.year()));
  }

  private Map<String, Object> shown(Plan plan) {
    var run = runs.find(plan.code());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("code", plan.code());
    shown.put("number", plan.number());
    shown.put("title", plan.title());
    shown.put("issuedOn", plan.issuedOn());
    shown.put("running", run.filter(r -> r.endedAt() == null).isPresent());
    shown.put("ended", run.filter(r -> r.endedAt() != null).isPresent());
    List<Map<String, Object>> years = new ArrayList<>();
    for (int year = plan.issuedOn().getYear(); year <= plan.schedule().lastYear(); year++) {
      years.add(Map.of("year", year, "opened", periods.find(plan.code(), year).isPresent()));
    }
    shown.put("years", years);
    return shown;
  }
}
