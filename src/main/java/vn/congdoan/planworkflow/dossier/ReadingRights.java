package vn.congdoan.planworkflow.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.submission.Submission;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.Summary;
import vn.congdoan.planworkflow.summary.SummaryContents;

/**
 * Who reads which record, and how much of it. Whoever is named by no rule here reads nothing: administrators and modelers among them.
 *
 * <p>Supervisors, and those whom the plan itself tells to follow and direct it (domain, recipients "theo dõi, chỉ đạo"), read everything. Beyond that
 * a record is read by the unit whose work it is, by the offices that receive, urge or accept it, by the unit above, and by leadership from the day on
 * which it is submitted for decision.
 */
@Component
class ReadingRights {

  /** How much of a record somebody reads. */
  enum Extent {
    NOTHING,
    /** What was sent, given on or submitted; not what its unit is still working on. */
    GIVEN_ON,
    ALL
  }

  private final CurrentUser user;
  private final Units units;
  private final Plans plans;
  private final Periods periods;
  private final Reports reports;
  private final Implementations implementations;
  private final SummaryContents summaryContents;
  private final Submissions submissions;

  ReadingRights(CurrentUser user, Units units, Plans plans, Periods periods, Reports reports, Implementations implementations,
      SummaryContents summaryContents, Submissions submissions) {
    this.user = user;
    this.units = units;
    this.plans = plans;
    this.periods = periods;
    this.reports = reports;
    this.implementations = implementations;
    this.summaryContents = summaryContents;
    this.submissions = submissions;
  }

  Extent of(Report report) {
    return of(report, this::submittedIn);
  }

  /** Those of these reports that the person reads something of; what leadership has before it is asked for once in each period. */
  List<Report> readable(List<Report> some) {
    Map<Long, Set<Long>> submitted = new HashMap<>();
    return some.stream().filter(report -> of(report, period -> submitted.computeIfAbsent(period.id(), id -> submittedIn(period))) != Extent.NOTHING).toList();
  }

  private Extent of(Report report, Function<Period, Set<Long>> submitted) {
    Period period = periods.require(report.periodId());
    if (isOf(report.unit()) || readsEverything(plans.require(period.planCode()))) return Extent.ALL;
    boolean receives = isOf(report.receivingUnit()) || isOf(report.urgingUnit())
        || report.parentReport() != null && isOf(reports.require(report.parentReport()).unit());
    return report.version() > 0 && (receives || leads() && submitted.apply(period).contains(report.id())) ? Extent.GIVEN_ON : Extent.NOTHING;
  }

  Extent of(Implementation implementation) {
    Implementation.Order order = implementation.order();
    Plan plan = plans.require(order.plan());
    if (isOf(order.unit()) || readsEverything(plan)) return Extent.ALL;
    boolean receives = isOf(plan.offices().leading())
        || order.acceptingGroup() != null && user.groups().contains(order.acceptingGroup())
        || order.parentId() != null && isOf(implementations.require(order.parentId()).unit());
    return receives ? Extent.GIVEN_ON : Extent.NOTHING;
  }

  Extent of(Summary summary) {
    Period period = periods.require(summary.periodId());
    Plan plan = plans.require(period.planCode());
    if (isOf(plan.offices().leading()) || readsEverything(plan)) return Extent.ALL;
    return leads() && isSubmitted(period) ? Extent.GIVEN_ON : Extent.NOTHING;
  }

  Extent of(Submission submission) {
    Plan plan = plans.require(submission.planCode());
    return isOf(plan.offices().leading()) || readsEverything(plan) || leads() ? Extent.ALL : Extent.NOTHING;
  }

  private boolean readsEverything(Plan plan) {
    return user.groups().contains(Actors.SUPERVISORS) || plan.recipients().stream()
        .anyMatch(recipient -> recipient.purpose() == Plan.RecipientPurpose.FOLLOW && !recipient.assumption()
            && recipient.unit() != null && isOf(recipient.unit()));
  }

  /** The reports that leadership has before it: those that were accepted in time for the summary that was submitted. */
  private Set<Long> submittedIn(Period period) {
    return isSubmitted(period) ? summaryContents.included(period.id()).stream().map(Report::id).collect(Collectors.toSet()) : Set.of();
  }

  private boolean isSubmitted(Period period) {
    return submissions.ofYear(period.planCode(), period.year()).isPresent();
  }

  private boolean leads() {
    return own().stream().anyMatch(unit -> units.find(unit).filter(found -> found.kind() == UnitKind.LEADERSHIP).isPresent());
  }

  private boolean isOf(String unit) {
    return own().contains(unit);
  }

  private Set<String> own() {
    return Actors.unitsOf(user.groups());
  }
}
