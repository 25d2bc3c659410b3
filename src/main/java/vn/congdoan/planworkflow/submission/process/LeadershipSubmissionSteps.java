package vn.congdoan.planworkflow.submission.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.document.Numbers;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.engine.Moments;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Directives;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.submission.Notices;
import vn.congdoan.planworkflow.submission.Submission;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.Summaries;

/** What the model of the submission asks for: its file, its due dates, and the number of the notice. */
@ForModels("leadershipSubmission")
public class LeadershipSubmissionSteps {

  private final Submissions submissions;
  private final Summaries summaries;
  private final Periods periods;
  private final Plans plans;
  private final Notices notices;
  private final Numbers numbers;
  private final Registers registers;
  private final Directives directives;
  private final WorkingDays workingDays;
  private final Acts acts;
  private final Clock clock;

  LeadershipSubmissionSteps(Submissions submissions, Summaries summaries, Periods periods, Plans plans, Notices notices, Numbers numbers,
      Registers registers, Directives directives, WorkingDays workingDays, Acts acts, Clock clock) {
    this.submissions = submissions;
    this.summaries = summaries;
    this.periods = periods;
    this.plans = plans;
    this.notices = notices;
    this.numbers = numbers;
    this.registers = registers;
    this.directives = directives;
    this.workingDays = workingDays;
    this.acts = acts;
    this.clock = clock;
  }

  public Long open(Long summaryId) {
    Period period = periods.require(summaries.require(summaryId).periodId());
    long id = submissions.open(summaryId, period.planCode(), period.year());
    acts.append("submission/" + id, Acts.Kind.AUTO, Text.of("submission.opened"), null, null);
    return id;
  }

  /** The plan's day for the submission; working days from now when that is over already. */
  public Date presidiumDue(Long submissionId) {
    return plannedOrSoon(submissionId);
  }

  public Date caucusDue(Long submissionId) {
    return plannedOrSoon(submissionId);
  }

  public Date noticeDue(Long submissionId) {
    Plan plan = plans.require(submissions.require(submissionId).planCode());
    return Moments.dueOn(plan.schedule().noticeDueOn(LocalDate.now(clock), workingDays));
  }

  /** A returned item gets a due date of its own (domain rule 4). */
  public Date revisionDue(Long submissionId) {
    Plan plan = plans.require(submissions.require(submissionId).planCode());
    return Moments.dueOn(plan.schedule().revisionDueOn(LocalDate.now(clock), workingDays));
  }

  /** Whoever decides has as many working days as the receiving office has for a report; the plan sets no time for it. */
  public Date decisionDue(Long submissionId) {
    Plan plan = plans.require(submissions.require(submissionId).planCode());
    return Moments.dueOn(plan.schedule().acceptanceDueOn(LocalDate.now(clock), workingDays));
  }

  /** Gives the signed notice its number, registers it as issued, and hands its directives to the plan. */
  public void issueNotice(Long submissionId) {
    Submission submission = submissions.require(submissionId);
    if (submission.noticeNumber() != null) return;
    Plan plan = plans.require(submission.planCode());
    LocalDate today = LocalDate.now(clock);
    long count = numbers.next(notices.series(plan), plan.termOfOffice());
    String number = notices.number(plan, count);
    submissions.issue(submissionId, number, today);
    registers.register(plan.offices().issuing(), Registers.Direction.OUT, notices.series(plan) + " " + plan.termOfOffice(), count,
        number, Text.of("submission.noticeRegistered", submission.year()), submission.signedBy(), today);
    for (Map<String, Object> directive : submission.noticeDirectives()) {
      directives.add(plan.code(), submission.year(), number, String.valueOf(directive.get("what")), String.valueOf(directive.get("leadUnit")),
          LocalDate.parse(String.valueOf(directive.get("dueOn"))),
          directive.get("coordinatingUnits") instanceof List<?> units ? units.stream().map(String::valueOf).toList() : List.of());
    }
    acts.append(submission.subject(), Acts.Kind.AUTO, Text.of("submission.noticeIssued", number), null, null);
  }

  private Date plannedOrSoon(Long submissionId) {
    Submission submission = submissions.require(submissionId);
    var schedule = plans.require(submission.planCode()).schedule();
    LocalDate today = LocalDate.now(clock);
    LocalDate planned = schedule.submissionDueOn(submission.year(), workingDays);
    return Moments.dueOn(planned.isBefore(today) ? schedule.revisionDueOn(today, workingDays) : planned);
  }
}
