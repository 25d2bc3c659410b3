package vn.congdoan.planworkflow.reporting.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.desk.TaskDesk;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.ContentGroup;
import vn.congdoan.planworkflow.plan.Figure;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.ReportContents;
import vn.congdoan.planworkflow.reporting.ReportView;
import vn.congdoan.planworkflow.reporting.Reports;

/** The desks at which an annual report is drafted, approved, accepted and urged. */
@Component
class AnnualReportDesk implements TaskDesk {

  private static final List<Review.Choice> APPROVAL = Review.approveOrReturn(Text.of("reporting.approveAndSend"));
  private static final List<Review.Choice> ACCEPTANCE = Review.approveOrReturn(Text.of("reporting.accept"));
  private static final Set<String> OWED_BY_THE_UNIT = Set.of("userTask_draftReport", "userTask_approveReport");
  private static final Map<String, String> METHODS = methods();

  private final Reports reports;
  private final ReportView view;
  private final ReportContents contents;
  private final Periods periods;
  private final Plans plans;
  private final Units units;
  private final WorkingDays workingDays;
  private final Registers registers;
  private final Attachments attachments;
  private final Acts acts;
  private final FanOut fanOut;
  private final CurrentUser user;
  private final Clock clock;

  AnnualReportDesk(Reports reports, ReportView view, ReportContents contents, Periods periods, Plans plans, Units units,
      WorkingDays workingDays, Registers registers, Attachments attachments, Acts acts, FanOut fanOut, CurrentUser user, Clock clock) {
    this.reports = reports;
    this.view = view;
    this.contents = contents;
    this.periods = periods;
    this.plans = plans;
    this.units = units;
    this.workingDays = workingDays;
    this.registers = registers;
    this.attachments = attachments;
    this.acts = acts;
    this.fanOut = fanOut;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public String process() {
    return AnnualReportProcess.KEY;
  }

  @Override
  public Map<String, TaskWork> works() {
    return Map.of(
        "userTask_draftReport", TaskWork.drafting(this::subject, task -> show(task, List.of()), this::submit),
        "userTask_approveReport", TaskWork.reviewing(this::subject, task -> show(task, APPROVAL), this::approve),
        "userTask_acceptReport", TaskWork.reviewing(this::subject, task -> show(task, ACCEPTANCE), this::accept),
        "userTask_urgeUnit", TaskWork.recording(this::subject, this::showUrging, this::urge));
  }

  /** The receiving office's own days, and those of who urges, are counted from the day on which they got the report. */
  @Override
  public void moveDue(OpenTask task, LocalDate dueOn) {
    if (OWED_BY_THE_UNIT.contains(task.step())) reports.extend(reportOf(task).id(), dueOn);
  }

  private String subject(OpenTask task) {
    return Report.subjectOf(task.require(AnnualReportProcess.REPORT_ID));
  }

  private Map<String, Object> show(OpenTask task, List<Review.Choice> decisions) {
    Map<String, Object> shown = view.show(reportOf(task));
    shown.put("decisions", Review.shown(decisions));
    return shown;
  }

  private void submit(OpenTask task, Fields fields) {
    Report report = reportOf(task);
    Period period = periods.require(report.periodId());
    Plan plan = plans.require(period.planCode());
    Unit unit = units.require(report.unit());
    Map<String, String> sections = new LinkedHashMap<>();
    Map<String, Long> figures = new LinkedHashMap<>();
    Fields typedSections = fields.group("sections");
    Fields typedFigures = fields.group("figures");
    for (ContentGroup group : contents.groupsFor(plan, unit)) {
      sections.put(group.code(), typedSections.requireText(group.code(), Text.of("reporting.sectionMissing", group.code())));
      for (Figure figure : contents.figuresFor(group, unit)) {
        figures.put(figure.code(), typedFigures.requireCount(figure.code(), Text.of("reporting.figureMissing", figure.name(), figure.unit())));
      }
    }
    String difficulties = fields.text("difficulties");
    String proposals = fields.text("proposals");
    fields.refuseProblems();
    reports.handToLeader(report.id(), sections, figures, difficulties, proposals);
    attachments.seal(report.subject());
    // What subordinates send from now on is kept, but this report no longer waits for it.
    fanOut.close(AnnualReportProcess.fanOutOfSubordinates(report.id()));
    acts.append(report.subject(), Acts.Kind.SUBMIT, task.name(), null, user.id());
  }

  private void approve(OpenTask task, Fields fields) {
    Report report = reportOf(task);
    acts.requireOtherThanDrafter(report.subject(), user.id());
    Review review = Review.read(fields, APPROVAL);
    fields.refuseProblems();
    if (review.approved()) reports.send(report.id(), user.id());
    else reports.sendBack(report.id(), revisionDueOn(report));
    acts.append(report.subject(), review, task.name(), user.id());
  }

  private void accept(OpenTask task, Fields fields) {
    Report report = reportOf(task);
    acts.requireOtherThanDrafter(report.subject(), user.id());
    Review review = Review.read(fields, ACCEPTANCE);
    fields.refuseProblems();
    if (review.approved()) {
      Period period = periods.require(report.periodId());
      LocalDate today = LocalDate.now(clock);
      String registerYear = Integer.toString(today.getYear());
      long number = registers.registerNext(report.receivingUnit(), Registers.Direction.IN, registerYear,
          Text.of("reporting.registered", period.year(), units.nameOf(report.unit())), period.businessKey(), user.id(), today);
      reports.accept(report.id(), user.id(), number, period.closedAt() != null);
    } else {
      reports.sendBack(report.id(), revisionDueOn(report));
    }
    acts.append(report.subject(), review, task.name(), user.id());
  }

  private Map<String, Object> showUrging(OpenTask task) {
    Report report = reportOf(task);
    return Shown.of(
        "report", Shown.of("unit", Shown.unit(units.require(report.unit())), "state", report.stateLabel(), "dueOn", report.effectiveDueOn(),
            "daysLate", Math.max(0, ChronoUnit.DAYS.between(report.effectiveDueOn(), LocalDate.now(clock)))),
        "plan", Shown.plan(plans.require(periods.require(report.periodId()).planCode())),
        "year", periods.require(report.periodId()).year(),
        "methods", METHODS.entrySet().stream().map(method -> Shown.of("value", method.getKey(), "label", method.getValue())).toList());
  }

  private void urge(OpenTask task, Fields fields) {
    Report report = reportOf(task);
    String method = fields.requireText("method", Text.of("reporting.urgingMethodMissing"));
    if (method != null && !METHODS.containsKey(method)) fields.problem("method", Text.of("reporting.urgingMethodUnknown"));
    String note = fields.requireText("note", Text.of("reporting.urgingNoteMissing"));
    fields.refuseProblems();
    reports.recordUrging(report.id(), method, note, user.id());
    acts.append(report.subject(), Acts.Kind.RECORD, task.name(), METHODS.get(method) + ": " + note, user.id());
  }

  /** A returned item gets a due date of its own, in working days from its return (domain rule 4). */
  private LocalDate revisionDueOn(Report report) {
    Plan plan = plans.require(periods.require(report.periodId()).planCode());
    return plan.schedule().revisionDueOn(LocalDate.now(clock), workingDays);
  }

  private Report reportOf(OpenTask task) {
    return reports.require(task.require(AnnualReportProcess.REPORT_ID));
  }

  private static Map<String, String> methods() {
    Map<String, String> methods = new LinkedHashMap<>();
    methods.put("LETTER", Text.of("reporting.urgedByLetter"));
    methods.put("PHONE", Text.of("reporting.urgedByPhone"));
    methods.put("MEETING", Text.of("reporting.urgedInMeeting"));
    return methods;
  }
}
