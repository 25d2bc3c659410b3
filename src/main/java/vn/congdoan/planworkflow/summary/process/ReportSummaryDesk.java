package vn.congdoan.planworkflow.summary.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Decision;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.Summary;
import vn.congdoan.planworkflow.summary.SummaryContents;

/** The desks at which the consolidated report is checked, edited and approved. */
@Component
class ReportSummaryDesk implements TaskDesk {

  private static final List<Review.Choice> CHECK = List.of(
      new Review.Choice(Decision.APPROVE, Text.of("summary.agree")), new Review.Choice(Decision.RETURN, Text.of("summary.askToRevise")));
  private static final List<Review.Choice> APPROVAL = Review.approveOrReturn(Text.of("summary.approveAndSubmit"));

  private final Summaries summaries;
  private final SummaryContents contents;
  private final Units units;
  private final Attachments attachments;
  private final Acts acts;
  private final CurrentUser user;

  ReportSummaryDesk(Summaries summaries, SummaryContents contents, Units units, Attachments attachments, Acts acts, CurrentUser user) {
    this.summaries = summaries;
    this.contents = contents;
    this.units = units;
    this.attachments = attachments;
    this.acts = acts;
    this.user = user;
  }

  @Override
  public String process() {
    return ReportSummaryProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_checkSection", TaskWork.reviewing(this::subject, this::showSections, this::check),
        "userTask_editSummary", TaskWork.drafting(this::subject, task -> show(task, List.of()), this::submit),
        "userTask_approveSummary", TaskWork.reviewing(this::subject, task -> show(task, APPROVAL), this::approve));
  }

  private String subject(OpenTask task) {
    return summaryOf(task).subject();
  }

  private Map<String, Object> show(OpenTask task, List<Review.Choice> decisions) {
    Map<String, Object> shown = contents.show(summaryOf(task).id(), null);
    shown.put("decisions", Review.shown(decisions));
    return shown;
  }

  private Map<String, Object> showSections(OpenTask task) {
    String checker = task.require(ReportSummaryProcess.CHECKER_UNIT_CODE);
    Map<String, Object> shown = contents.show(summaryOf(task).id(), checker);
    shown.put("checker", Shown.unit(units.require(checker)));
    shown.put("decisions", Review.shown(CHECK));
    return shown;
  }

  private void check(OpenTask task, Fields fields) {
    Summary summary = summaryOf(task);
    Review review = Review.read(fields, CHECK);
    String comment = fields.text("comment");
    fields.refuseProblems();
    String remark = Stream.of(review.reason(), comment).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    if (remark.isEmpty()) remark = null;
    String checker = task.require(ReportSummaryProcess.CHECKER_UNIT_CODE);
    summaries.check(summary.id(), checker, review.decision().name(), remark, user.id());
    // A check is an opinion; the return that counts is the approver's.
    String step = review.approved() ? Text.of("summary.stepAgreed", task.name()) : Text.of("summary.stepToRevise", task.name());
    acts.append(summary.subject(), Acts.Kind.RECORD, step, remark, user.id());
  }

  private void submit(OpenTask task, Fields fields) {
    Summary summary = summaryOf(task);
    Map<String, String> sections = contents.readSections(summary.id(), fields);
    String assessment = fields.requireText("assessment", Text.of("summary.assessmentMissing"));
    String proposals = fields.text("proposals");
    fields.refuseProblems();
    summaries.edit(summary.id(), sections, assessment, proposals);
    attachments.seal(summary.subject());
    acts.append(summary.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
  }

  private void approve(OpenTask task, Fields fields) {
    Summary summary = summaryOf(task);
    acts.requireOtherThanDrafter(summary.subject(), user.id());
    Review review = Review.read(fields, APPROVAL);
    fields.refuseProblems();
    acts.append(summary.subject(), review, task.name(), user.id());
  }

  private Summary summaryOf(OpenTask task) {
    return summaries.require(task.require(ReportSummaryProcess.SUMMARY_ID));
  }
}
