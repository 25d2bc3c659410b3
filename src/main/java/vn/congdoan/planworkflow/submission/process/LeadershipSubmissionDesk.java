package vn.congdoan.planworkflow.submission.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.submission.Notices;
import vn.congdoan.planworkflow.submission.Submission;
import vn.congdoan.planworkflow.submission.SubmissionView;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.SummaryContents;

/** The desks at which leadership considers a submission, concludes on it and signs the notice. */
@Component
class LeadershipSubmissionDesk implements TaskDesk {

  private static final List<Review.Choice> PRESIDIUM = Review.approveOrReturn(Text.of("submission.agreeToSubmit"));
  private static final List<Review.Choice> CAUCUS = Review.approveOrReturn(Text.of("submission.conclude"));
  private static final List<Review.Choice> SIGNING = Review.approveOrReturn(Text.of("submission.sign"));
  private static final List<Review.Choice> REVISION = Review.approveOrReturn(Text.of("submission.approveAndResubmit"));

  private final Submissions submissions;
  private final SubmissionView view;
  private final SummaryContents contents;
  private final Notices notices;
  private final Plans plans;
  private final Units units;
  private final Attachments attachments;
  private final Acts acts;
  private final CurrentUser user;
  private final Clock clock;

  LeadershipSubmissionDesk(Submissions submissions, SubmissionView view, SummaryContents contents, Notices notices, Plans plans,
      Units units, Attachments attachments, Acts acts, CurrentUser user, Clock clock) {
    this.submissions = submissions;
    this.view = view;
    this.contents = contents;
    this.notices = notices;
    this.plans = plans;
    this.units = units;
    this.attachments = attachments;
    this.acts = acts;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public String process() {
    return LeadershipSubmissionProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_considerByPresidium", TaskWork.reviewing(this::subject, task -> show(task, PRESIDIUM), this::considerByPresidium),
        "userTask_recordMemberOpinions", TaskWork.drafting(this::subject, task -> show(task, List.of()), this::recordOpinions),
        "userTask_concludeByCaucus", TaskWork.reviewing(this::subject, task -> show(task, CAUCUS), this::conclude),
        "userTask_draftNotice", TaskWork.drafting(this::subject, task -> showNotice(task, List.of()), this::draftNotice),
        "userTask_signNotice", TaskWork.reviewing(this::subject, task -> showNotice(task, SIGNING), this::sign),
        "userTask_reviseSubmission", TaskWork.drafting(this::subject, task -> show(task, List.of()), this::revise),
        "userTask_approveRevision", TaskWork.reviewing(this::subject, task -> show(task, REVISION), this::approveRevision));
  }

  private String subject(OpenTask task) {
    return submissionOf(task).subject();
  }

  private Map<String, Object> show(OpenTask task, List<Review.Choice> decisions) {
    Map<String, Object> shown = view.show(submissionOf(task));
    shown.put("decisions", Review.shown(decisions));
    return shown;
  }

  private Map<String, Object> showNotice(OpenTask task, List<Review.Choice> decisions) {
    Submission submission = submissionOf(task);
    Plan plan = plans.require(submission.planCode());
    Map<String, Object> shown = show(task, decisions);
    shown.put("nextNumber", notices.upcoming(plan));
    shown.put("units", assignable().stream().map(unit -> Shown.of("code", unit.code(), "name", unit.name(), "kind", unit.kind().label())).toList());
    shown.put("values", Shown.of(
        "content", submission.noticeContent() == null ? submission.conclusion() : submission.noticeContent(),
        "directives", submission.noticeDirectives(), "conclusion", submission.conclusion(),
        "noDirectives", submission.noticeContent() != null && submission.noticeDirectives().isEmpty()));
    return shown;
  }

  private void considerByPresidium(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    requireNotDrafter(submission);
    Review review = Review.read(fields, PRESIDIUM);
    String opinion = fields.text("opinion");
    fields.refuseProblems();
    if (opinion != null) {
      submissions.keepPresidiumOpinion(submission.id(), opinion);
      // An opinion on an earlier version stays on record beside the newest one.
      String presidium = units.nameOf(plans.require(submission.planCode()).offices().presidium());
      acts.append(submission.subject(), Acts.Kind.RECORD, Text.of("submission.opinionOf", presidium), opinion, user.id());
    }
    acts.append(submission.subject(), review, task.name(), user.id());
  }

  private void recordOpinions(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    List<Fields> rows = fields.rows("opinions");
    if (rows.isEmpty()) fields.problem("opinions", Text.of("submission.opinionsMissing"));
    record Typed(String member, String text) {}
    List<Typed> typed = rows.stream().map(row -> new Typed(
        row.requireText("member", Text.of("submission.memberMissing")), row.requireText("text", Text.of("submission.opinionMissing")))).toList();
    fields.refuseProblems();
    String body = plans.require(submission.planCode()).offices().issuing();
    typed.forEach(opinion -> submissions.addOpinion(submission.id(), body, opinion.member(), opinion.text(), user.id()));
    attachments.seal(submission.subject());
    acts.append(submission.subject(), Acts.Kind.RECORD, task.name(), null, user.id());
  }

  private void conclude(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    requireNotDrafter(submission);
    Review review = Review.read(fields, CAUCUS);
    String conclusion = review.approved() ? fields.requireText("conclusion", Text.of("submission.conclusionMissing")) : null;
    fields.refuseProblems();
    if (review.approved()) submissions.conclude(submission.id(), conclusion);
    acts.append(submission.subject(), review, task.name(), user.id());
  }

  private void draftNotice(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    String content = fields.requireText("content", Text.of("submission.noticeMissing"));
    List<Map<String, Object>> directives = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    for (Fields row : fields.rows("directives")) {
      String what = row.requireText("what", Text.of("submission.whatMissing"));
      String leadUnit = row.requireText("leadUnit", Text.of("submission.leadMissing"));
      if (leadUnit != null && units.find(leadUnit).isEmpty()) row.problem("leadUnit", Text.of("submission.leadUnknown"));
      LocalDate dueOn = row.requireDate("dueOn", Text.of("submission.dueMissing"));
      if (dueOn != null && !dueOn.isAfter(today)) row.problem("dueOn", Text.of("submission.dueNotInFuture"));
      List<String> coordinating = row.texts("coordinatingUnits");
      for (String code : coordinating) {
        if (units.find(code).isEmpty()) row.problem("coordinatingUnits", Text.of("submission.coordinatingUnknown", code));
        if (code.equals(leadUnit)) row.problem("coordinatingUnits", Text.of("submission.leadCoordinates"));
      }
      directives.add(Shown.of("what", what, "leadUnit", leadUnit, "dueOn", dueOn == null ? null : dueOn.toString(), "coordinatingUnits", coordinating));
    }
    if (directives.isEmpty() && !fields.flag("noDirectives")) {
      fields.problem("directives", Text.of("submission.directivesMissing"));
    }
    fields.refuseProblems();
    submissions.draftNotice(submission.id(), content, directives);
    attachments.seal(submission.subject());
    acts.append(submission.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
  }

  private void sign(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    acts.requireOtherThanDrafter(submission.subject(), user.id());
    Review review = Review.read(fields, SIGNING);
    fields.refuseProblems();
    if (review.approved()) submissions.sign(submission.id(), user.id());
    acts.append(submission.subject(), review, task.name(), user.id());
  }

  private void revise(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    Map<String, String> sections = contents.readSections(submission.summaryId(), fields);
    String assessment = fields.requireText("assessment", Text.of("summary.assessmentMissing"));
    String proposals = fields.text("proposals");
    String explanation = fields.requireText("explanation", Text.of("submission.explanationMissing"));
    fields.refuseProblems();
    submissions.revise(submission.id(), new Submissions.Revision(sections, assessment, proposals), explanation, user.id());
    attachments.seal(submission.subject());
    acts.append(submission.subject(), Acts.Kind.SUBMIT, task.name(), explanation, user.id());
  }

  private void approveRevision(OpenTask task, Fields fields) {
    Submission submission = submissionOf(task);
    requireNotDrafter(submission);
    Review review = Review.read(fields, REVISION);
    fields.refuseProblems();
    acts.append(submission.subject(), review, task.name(), user.id());
  }

  /** Whoever drafted the summary or the submission does not decide on it. */
  private void requireNotDrafter(Submission submission) {
    acts.requireOtherThanDrafter(submission.subject(), user.id());
    acts.requireOtherThanDrafter("summary/" + submission.summaryId(), user.id());
  }

  private List<Unit> assignable() {
    LocalDate today = LocalDate.now(clock);
    return units.ofKinds(List.of(UnitKind.values()), today).stream().filter(unit -> unit.kind() != UnitKind.SUBORDINATE).toList();
  }

  private Submission submissionOf(OpenTask task) {
    return submissions.require(task.require(LeadershipSubmissionProcess.SUBMISSION_ID));
  }
}
