package vn.congdoan.planworkflow.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.History;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.dossier.ReadingRights.Extent;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.ReportView;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.submission.Submission;
import vn.congdoan.planworkflow.submission.SubmissionView;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.Summaries;
import vn.congdoan.planworkflow.summary.Summary;
import vn.congdoan.planworkflow.summary.SummaryContents;

/** The records as whoever may read them sees them: text, versions, files and history. A record that one may not read is not told from one that does not exist. */
@Component
public class Dossiers {

  /** What there are records of. */
  public enum Kind {
    REPORT("reports"),
    IMPLEMENTATION("implementations"),
    SUMMARY("summaries"),
    SUBMISSION("submissions");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  /** A record that the person may read so far, and how it is shown to them. */
  private record Found(String subject, Extent extent, Supplier<Map<String, Object>> shown) {}

  private final ReadingRights rights;
  private final Reports reports;
  private final ReportView reportView;
  private final Implementations implementations;
  private final Summaries summaries;
  private final SummaryContents summaryContents;
  private final Submissions submissions;
  private final SubmissionView submissionView;
  private final Periods periods;
  private final Plans plans;
  private final Units units;
  private final Actors actors;
  private final Attachments attachments;
  private final History history;

  Dossiers(ReadingRights rights, Reports reports, ReportView reportView, Implementations implementations, Summaries summaries,
      SummaryContents summaryContents, Submissions submissions, SubmissionView submissionView, Periods periods, Plans plans, Units units,
      Actors actors, Attachments attachments, History history) {
    this.rights = rights;
    this.reports = reports;
    this.reportView = reportView;
    this.implementations = implementations;
    this.summaries = summaries;
    this.summaryContents = summaryContents;
    this.submissions = submissions;
    this.submissionView = submissionView;
    this.periods = periods;
    this.plans = plans;
    this.units = units;
    this.actors = actors;
    this.attachments = attachments;
    this.history = history;
  }

  /** @throws Refused NOT_FOUND when there is no such record, or the person may not read it */
  public Map<String, Object> open(Kind kind, long id) {
    Found found = find(kind, id);
    Map<String, Object> shown = found.shown().get();
    shown.put("kind", kind.name());
    shown.put("attachments", files(found).stream()
        .map(file -> Shown.file(file, actors.describe(file.uploadedBy()), "/api/%s/%d/attachments/%d".formatted(kind.path, id, file.id()))).toList());
    shown.put("history", history.of(found.subject()));
    return shown;
  }

  /** @throws Refused NOT_FOUND when there is no such file beside the record, or the person may not read it */
  public Attachment attachment(Kind kind, long id, long attachmentId) {
    return files(find(kind, id)).stream().filter(file -> file.id() == attachmentId).findFirst().orElseThrow(Dossiers::unknown);
  }

  public void copy(Attachment attachment, OutputStream target) throws IOException {
    attachments.copyTo(attachment, target);
  }

  /** @throws Refused NOT_FOUND when there is no such record, or the person may not read it */
  private Found find(Kind kind, long id) {
    Found found;
    try {
      found = switch (kind) {
        case REPORT -> found(reports.require(id));
        case IMPLEMENTATION -> found(implementations.require(id));
        case SUMMARY -> found(summaries.require(id));
        case SUBMISSION -> found(submissions.require(id));
      };
    } catch (Refused missing) {
      throw unknown();
    }
    if (found.extent() == Extent.NOTHING) throw unknown();
    return found;
  }

  private Found found(Report report) {
    Extent extent = rights.of(report);
    return new Found(report.subject(), extent, () -> report(report, extent));
  }

  private Found found(Implementation implementation) {
    return new Found(implementation.subject(), rights.of(implementation), () -> implementation(implementation));
  }

  private Found found(Summary summary) {
    return new Found(summary.subject(), rights.of(summary), () -> summary(summary));
  }

  private Found found(Submission submission) {
    return new Found(submission.subject(), rights.of(submission), () -> submission(submission));
  }

  private Map<String, Object> report(Report report, Extent extent) {
    List<Reports.Version> versions = reports.versions(report.id());
    Map<String, Object> work = extent == Extent.ALL ? reportView.show(report) : reportView.show(report, versions.get(versions.size() - 1));
    return Shown.of(
        "state", report.stateLabel(),
        "work", work,
        "arrivalNumber", report.arrivalNumber(),
        "versions", versions.stream().map(version -> Shown.of("number", version.number(), "by", actors.describe(version.sentBy()),
            "at", version.sentAt(), "values", reportView.values(version))).toList(),
        "links", rights.readable(reports.subordinates(report.id())).stream().map(this::link).toList());
  }

  private Map<String, Object> implementation(Implementation implementation) {
    Implementation.Order order = implementation.order();
    return Shown.of(
        "state", implementation.state().label(),
        "work", Shown.of(
            "plan", Shown.plan(plans.require(order.plan())),
            "unit", Shown.unit(units.require(order.unit())),
            "paragraph", order.paragraph(), "duty", order.duty(), "product", order.product(), "assumption", order.assumption(),
            "assignedOn", order.assignedOn(), "planDueOn", order.planDueOn(), "dueOn", order.dueOn(), "revisionDueOn", implementation.revisionDueOn(),
            "submittedOn", implementation.submittedOn(),
            "parts", implementations.parts(implementation.id()).stream().map(part -> Shown.of("part", part.part().name(), "version", part.version(),
                "by", actors.describe(part.savedBy()), "at", part.savedAt(), "fields", part.content())).toList()),
        "links", implementations.below(implementation.id()).stream().filter(child -> rights.of(child) != Extent.NOTHING)
            .map(child -> Shown.of("kind", Kind.IMPLEMENTATION.name(), "id", child.id(), "unit", Shown.unit(units.require(child.unit())),
                "state", child.state().label())).toList());
  }

  private Map<String, Object> summary(Summary summary) {
    return Shown.of(
        "state", summary.sealedAt() == null ? Text.of("dossier.summaryOpen") : Text.of("dossier.summaryApproved"),
        "work", summaryContents.show(summary.id(), null),
        "versions", summaries.versions(summary.id()).stream().map(version -> Shown.of("number", version.number(), "at", version.approvedAt())).toList(),
        "links", includedReports(summary));
  }

  private Map<String, Object> submission(Submission submission) {
    Map<String, Object> work = new LinkedHashMap<>(submissionView.show(submission));
    if (submission.noticeNumber() != null) {
      work.put("notice", Shown.of("number", submission.noticeNumber(), "issuedOn", submission.issuedOn(), "signedBy", actors.describe(submission.signedBy()),
          "content", submission.noticeContent()));
    }
    return Shown.of(
        "state", submission.noticeNumber() != null ? Text.of("dossier.noticeIssued")
            : submission.conclusion() != null ? Text.of("dossier.concluded") : Text.of("dossier.beforeLeadership"),
        "work", work,
        "links", includedReports(summaries.require(submission.summaryId())));
  }

  private List<Map<String, Object>> includedReports(Summary summary) {
    return rights.readable(summaryContents.included(summary.periodId())).stream().map(this::link).toList();
  }

  private Map<String, Object> link(Report report) {
    return Shown.of("kind", Kind.REPORT.name(), "id", report.id(), "unit", Shown.unit(units.require(report.unit())),
        "state", report.stateLabel(), "year", periods.require(report.periodId()).year());
  }

  /** Whoever only receives a record does not see the files of a revision that is still being worked on. */
  private List<Attachment> files(Found found) {
    return attachments.of(found.subject()).stream().filter(file -> found.extent() == Extent.ALL || file.sealed()).toList();
  }

  private static Refused unknown() {
    return Refused.notFound(Text.of("dossier.unknown"));
  }
}
