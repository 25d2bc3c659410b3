package vn.congdoan.planworkflow.plan;

import java.time.LocalDate;
import java.time.MonthDay;
import vn.congdoan.planworkflow.organization.WorkingDays;

/** When things of a plan are due, year by year, until its last year. */
public record Schedule(DayOfYear opening, Before subordinateReports, Before reports, DayOfYear cutOff, DayOfYear product, DayOfYear summary,
    DayOfYear submission, Span registration, Span acceptance, Span revision, Span unitPlan, Span departmentPlan, LastYear last, OfficeWork office) {

  /**
   * A day that comes every year.
   *
   * @param assumption true when the plan's text does not name it
   */
  public record DayOfYear(MonthDay day, boolean assumption) {}

  /**
   * "Trước ngày": before a day that comes every year.
   *
   * @param exclusive true when that day itself is too late
   */
  public record Before(MonthDay day, boolean exclusive, boolean assumption) {

    LocalDate lastGoodDay(int year, WorkingDays workingDays) {
      LocalDate day = day().atYear(year);
      return workingDays.onOrBefore(exclusive ? day.minusDays(1) : day);
    }
  }

  /** A number of days, of the calendar or working ones as the setting's name says. */
  public record Span(int days, boolean assumption) {}

  /**
   * How long the leading office and the lead departments have for their own steps, of which no plan speaks; working days, but for the review.
   *
   * @param preparation of the assignment table
   * @param check of a section of the summary
   * @param notice of the conclusion, drafted and signed
   * @param finalReview days of the calendar
   */
  public record OfficeWork(Span preparation, Span check, Span notice, Span finalReview) {

    /** What holds for a plan whose data is silent. */
    static final OfficeWork USUAL = new OfficeWork(new Span(3, true), new Span(3, true), new Span(3, true), new Span(30, true));
  }

  /** The year in which the plan ends. */
  public record LastYear(int year, boolean assumption) {}

  public LocalDate openingDay(int year) {
    return opening.day().atYear(year);
  }

  /** Last good day for the reports of a year: before 30/11, and on a working day. */
  public LocalDate reportsDueOn(int year, WorkingDays workingDays) {
    return reports.lastGoodDay(year, workingDays);
  }

  /** Last good day for the reports of subordinate units, which those above them build on. */
  public LocalDate subordinateReportsDueOn(int year, WorkingDays workingDays) {
    return subordinateReports.lastGoodDay(year, workingDays);
  }

  /** Last day on which an accepted report still gets into the summary; the cut-off takes effect when this day is over. */
  public LocalDate cutOffOn(int year) {
    return cutOff.day().atYear(year);
  }

  public LocalDate productDueOn(int year, WorkingDays workingDays) {
    return workingDays.onOrBefore(product.day().atYear(year));
  }

  public LocalDate summaryDueOn(int year, WorkingDays workingDays) {
    return workingDays.onOrBefore(summary.day().atYear(year));
  }

  public LocalDate submissionDueOn(int year, WorkingDays workingDays) {
    return workingDays.onOrBefore(submission.day().atYear(year));
  }

  public int registrationWorkingDays() {
    return registration.days();
  }

  public int acceptanceWorkingDays() {
    return acceptance.days();
  }

  public int revisionWorkingDays() {
    return revision.days();
  }

  /** Days of the calendar. */
  public int unitPlanDays() {
    return unitPlan.days();
  }

  /** Days of the calendar. */
  public int departmentPlanDays() {
    return departmentPlan.days();
  }

  public LocalDate registrationDueOn(LocalDate arrived, WorkingDays workingDays) {
    return workingDays.plus(arrived, registration.days());
  }

  public LocalDate acceptanceDueOn(LocalDate submitted, WorkingDays workingDays) {
    return workingDays.plus(submitted, acceptance.days());
  }

  public LocalDate revisionDueOn(LocalDate returned, WorkingDays workingDays) {
    return workingDays.plus(returned, revision.days());
  }

  public LocalDate preparationDueOn(LocalDate begun, WorkingDays workingDays) {
    return workingDays.plus(begun, office.preparation().days());
  }

  public LocalDate checkDueOn(LocalDate begun, WorkingDays workingDays) {
    return workingDays.plus(begun, office.check().days());
  }

  public LocalDate noticeDueOn(LocalDate begun, WorkingDays workingDays) {
    return workingDays.plus(begun, office.notice().days());
  }

  /** Counted from the day on which the review was asked for; moved to the working day after. */
  public LocalDate finalReviewDueOn(LocalDate begun, WorkingDays workingDays) {
    return workingDays.onOrAfter(begun.plusDays(office.finalReview().days()));
  }

  /** Counted from the day the unit received the plan; moved to the working day after. */
  public LocalDate unitPlanDueOn(LocalDate received, WorkingDays workingDays) {
    return workingDays.onOrAfter(received.plusDays(unitPlan.days()));
  }

  /** Counted from the day the duty was assigned; moved to the working day after. */
  public LocalDate departmentPlanDueOn(LocalDate assigned, WorkingDays workingDays) {
    return workingDays.onOrAfter(assigned.plusDays(departmentPlan.days()));
  }

  public int lastYear() {
    return last.year();
  }
}
