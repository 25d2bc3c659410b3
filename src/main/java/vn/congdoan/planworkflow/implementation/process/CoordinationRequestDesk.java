package vn.congdoan.planworkflow.implementation.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.implementation.CoordinationRequest;
import vn.congdoan.planworkflow.implementation.CoordinationRequests;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;

/** The work of a unit that is asked for its opinion. */
@Component
class CoordinationRequestDesk implements TaskDesk {

  private static final List<Review.Choice> DECISIONS = Review.approveOrReturn(Text.of("implementation.approve"));

  private final CoordinationRequests requests;
  private final Implementations implementations;
  private final ImplementationView view;
  private final Plans plans;
  private final Acts acts;
  private final Attachments attachments;
  private final Processes processes;
  private final CurrentUser user;

  CoordinationRequestDesk(CoordinationRequests requests, Implementations implementations, ImplementationView view, Plans plans, Acts acts,
      Attachments attachments, Processes processes, CurrentUser user) {
    this.requests = requests;
    this.implementations = implementations;
    this.view = view;
    this.plans = plans;
    this.acts = acts;
    this.attachments = attachments;
    this.processes = processes;
    this.user = user;
  }

  @Override
  public String process() {
    return CoordinationRequestProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_giveOpinion", TaskWork.drafting(CoordinationRequestDesk::subject, this::show, this::give),
        "userTask_approveOpinion", TaskWork.reviewing(CoordinationRequestDesk::subject, this::showForApproval, this::approve));
  }

  /** The timer that ends the waiting goes by the same day. */
  @Override
  public void moveDue(OpenTask task, LocalDate dueOn) {
    requests.extend(request(task).id(), dueOn);
    processes.reckonTimersAnew(task.instanceId());
  }

  private static String subject(OpenTask task) {
    return "request/" + task.require(CoordinationRequestProcess.REQUEST_ID);
  }

  private CoordinationRequest request(OpenTask task) {
    return requests.require(task.require(CoordinationRequestProcess.REQUEST_ID));
  }

  private Map<String, Object> show(OpenTask task) {
    CoordinationRequest request = request(task);
    Implementation.Order order = implementations.require(request.implementationId()).order();
    Plan plan = plans.require(order.plan());
    Map<String, Object> shownPlan = new LinkedHashMap<>();
    shownPlan.put("number", plan.number());
    shownPlan.put("title", plan.title());
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("question", request.question());
    asked.put("content", request.content());
    asked.put("dueOn", request.dueOn());
    asked.put("from", view.unit(order.unit()));
    asked.put("plan", shownPlan);
    asked.put("paragraph", order.paragraph());
    asked.put("duty", order.duty());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("opinion", request.opinion());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("request", asked);
    shown.put("unit", view.unit(request.unit()));
    shown.put("values", values);
    return shown;
  }

  private Map<String, Object> showForApproval(OpenTask task) {
    Map<String, Object> shown = show(task);
    shown.put("decisions", Review.shown(DECISIONS));
    return shown;
  }

  private void give(OpenTask task, Fields fields) {
    CoordinationRequest request = request(task);
    String opinion = fields.requireText("opinion", Text.of("implementation.opinionMissing"));
    fields.refuseProblems();
    requests.save(request.drafted(opinion));
    acts.append(request.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
    attachments.seal(request.subject());
  }

  private void approve(OpenTask task, Fields fields) {
    CoordinationRequest request = request(task);
    acts.requireOtherThanDrafter(request.subject(), user.id());
    Review review = Review.read(fields, DECISIONS);
    fields.refuseProblems();
    requests.save(review.approved() ? request.approved() : request.returned());
    acts.append(request.subject(), review, task.name(), user.id());
  }
}
