package vn.congdoan.planworkflow.chain.process;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.chain.PlanRuns;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Reports;

/** The desks at which the final review of a plan is drafted and approved. */
@Component
class PlanImplementationDesk implements TaskDesk {

  private static final List<Review.Choice> APPROVAL = Review.approveOrReturn(Text.of("chain.approveAndEnd"));

  private final PlanImplementationSteps steps;
  private final PlanRuns runs;
  private final Plans plans;
  private final Periods periods;
  private final Reports reports;
  private final Attachments attachments;
  private final Acts acts;
  private final CurrentUser user;

  PlanImplementationDesk(PlanImplementationSteps steps, PlanRuns runs, Plans plans, Periods periods, Reports reports, Attachments attachments,
      Acts acts, CurrentUser user) {
    this.steps = steps;
    this.runs = runs;
    this.plans = plans;
    this.periods = periods;
    this.reports = reports;
    this.attachments = attachments;
    this.acts = acts;
    this.user = user;
  }

  @Override
  public String process() {
    return PlanImplementationProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_draftFinalReview", TaskWork.drafting(this::subject, task -> show(task, List.of()), this::submit),
        "userTask_approveFinalReview", TaskWork.reviewing(this::subject, task -> show(task, APPROVAL), this::approve));
  }

  private String subject(OpenTask task) {
    return "plan/" + task.require(PlanImplementationProcess.PLAN_CODE);
  }

  private Map<String, Object> show(OpenTask task, List<Review.Choice> decisions) {
    String plan = task.require(PlanImplementationProcess.PLAN_CODE);
    return Shown.of(
        "plan", Shown.plan(plans.require(plan)),
        "cycles", periods.ofPlan(plan).stream().map(period -> Shown.of(
            "year", period.year(),
            "state", state(period),
            "accepted", reports.direct(period.id()).stream().filter(report -> report.accepted()).count(),
            "expected", reports.direct(period.id()).size())).toList(),
        "decisions", Review.shown(decisions),
        "values", Shown.of("content", runs.find(plan).map(PlanRuns.PlanRun::finalReview).orElse(null)));
  }

  private static String state(Period period) {
    if (period.finishedAt() != null) return Text.of("chain.yearStateFinished");
    return period.closedAt() != null ? Text.of("chain.yearStateClosed") : Text.of("chain.yearStateOpen");
  }

  private void submit(OpenTask task, Fields fields) {
    String plan = task.require(PlanImplementationProcess.PLAN_CODE);
    String content = fields.requireText("content", Text.of("chain.finalReviewMissing"));
    fields.refuseProblems();
    steps.requireAllPeriodsFinished(plan);
    runs.keepFinalReview(plan, content);
    attachments.seal("plan/" + plan);
    acts.append("plan/" + plan, Acts.Kind.SUBMIT, task.name(), null, user.id());
  }

  private void approve(OpenTask task, Fields fields) {
    String subject = subject(task);
    acts.requireOtherThanDrafter(subject, user.id());
    Review review = Review.read(fields, APPROVAL);
    fields.refuseProblems();
    acts.append(subject, review, task.name(), user.id());
  }
}
