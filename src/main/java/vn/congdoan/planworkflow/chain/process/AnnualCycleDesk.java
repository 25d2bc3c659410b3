package vn.congdoan.planworkflow.chain.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.PeriodView;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;

/** The desk at which the leading office follows the reports of a year and may close the period before its cut-off. */
@Component
class AnnualCycleDesk implements TaskDesk {

  private final Periods periods;
  private final Reports reports;
  private final PeriodView view;
  private final Plans plans;
  private final Acts acts;
  private final CurrentUser user;

  AnnualCycleDesk(Periods periods, Reports reports, PeriodView view, Plans plans, Acts acts, CurrentUser user) {
    this.periods = periods;
    this.reports = reports;
    this.view = view;
    this.plans = plans;
    this.acts = acts;
    this.user = user;
  }

  @Override
  public String process() {
    return AnnualCycleProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of("userTask_followReports", TaskWork.recording(task -> periodOf(task).subject(), this::show, this::close));
  }

  private Map<String, Object> show(OpenTask task) {
    Period period = periodOf(task);
    return Shown.of("plan", Shown.plan(plans.require(period.planCode())), "year", period.year(), "progress", view.progress(period),
        "units", view.rows(period.id()), "dueOn", period.dueOn(), "cutOffOn", period.cutOffOn());
  }

  private void close(OpenTask task, Fields fields) {
    Period period = periodOf(task);
    long missing = reports.direct(period.id()).stream().filter(report -> !report.accepted()).map(Report::unit).count();
    String reason = fields.text("reason");
    if (missing > 0 && reason == null) {
      fields.problem("reason", Text.of("chain.reasonToCloseEarly", missing));
    }
    fields.refuseProblems();
    periods.closeByHand(period.id(), reason, user.id());
    acts.append(period.subject(), Acts.Kind.RECORD, task.name(), reason, user.id());
  }

  private Period periodOf(OpenTask task) {
    return periods.require(task.require(AnnualCycleProcess.CYCLE_ID));
  }
}
