package vn.congdoan.planworkflow.summary;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.ContentGroup;
import vn.congdoan.planworkflow.plan.Figure;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Periods;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.reporting.ReportContents;
import vn.congdoan.planworkflow.reporting.Reports;

/**
 * What a consolidated report is made of: the accepted reports by content group, each figure added up and traceable to its units,
 * and who is missing. Figures of subordinates are part of their superior's, so only direct units are added.
 */
@Component
public class SummaryContents {

  private final Summaries summaries;
  private final Periods periods;
  private final Reports reports;
  private final ReportContents reportContents;
  private final Plans plans;
  private final Units units;
  private final Actors actors;

  SummaryContents(Summaries summaries, Periods periods, Reports reports, ReportContents reportContents, Plans plans, Units units, Actors actors) {
    this.summaries = summaries;
    this.periods = periods;
    this.reports = reports;
    this.reportContents = reportContents;
    this.plans = plans;
    this.units = units;
    this.actors = actors;
  }

  /** One unit's part of a total. */
  public record Part(String unit, long amount) {}

  /** The accepted reports that came before the period was closed. */
  public List<Report> included(long periodId) {
    return reports.direct(periodId).stream().filter(report -> report.accepted() && !report.missingAtClose()).toList();
  }

  /** Each unit's part of a figure; their sum is its total. */
  public List<Part> parts(long periodId, Figure figure) {
    return included(periodId).stream().filter(report -> report.figures().containsKey(figure.code()))
        .map(report -> new Part(report.unit(), report.figures().get(figure.code()))).toList();
  }

  /** The units that lead a content group, and so check their sections. */
  public List<String> checkers(long periodId) {
    TreeSet<String> checkers = new TreeSet<>();
    planOf(periodId).contentGroups().forEach(group -> checkers.addAll(group.leadUnits()));
    return List.copyOf(checkers);
  }

  /** A first text for every content group, which the leading office then edits. */
  Map<String, String> firstText(long periodId) {
    Map<String, String> sections = new LinkedHashMap<>();
    List<Report> included = included(periodId);
    int expected = reports.direct(periodId).size();
    for (ContentGroup group : planOf(periodId).contentGroups()) {
      List<String> lines = new ArrayList<>();
      lines.add(Text.of("summary.reportsIncluded", included.size(), expected));
      for (Figure figure : group.figures()) {
        lines.add("%s: %s %s.".formatted(figure.name(), number(total(periodId, figure)), figure.unit()));
      }
      for (Report report : included) {
        String text = report.sections().get(group.code());
        if (text != null) lines.add("- %s: %s".formatted(units.nameOf(report.unit()), text));
      }
      sections.put(group.code(), String.join("\n", lines));
    }
    return sections;
  }

  /** The fields that the leading office edits; collects what is missing. */
  public Map<String, String> readSections(long summaryId, Fields fields) {
    Map<String, String> sections = new LinkedHashMap<>();
    Fields typed = fields.group("sections");
    for (ContentGroup group : planOf(summaries.require(summaryId).periodId()).contentGroups()) {
      sections.put(group.code(), typed.requireText(group.code(), Text.of("summary.sectionMissing", group.code())));
    }
    return sections;
  }

  /** The summary as forms show it; only the sections that a checking unit leads when one is given. */
  public Map<String, Object> show(long summaryId, String onlyLedBy) {
    return show(summaries.require(summaryId), onlyLedBy);
  }

  /** The summary with another text over the same reports and figures. */
  public Map<String, Object> show(long summaryId, Map<String, String> sections, String assessment, String proposals) {
    Summary approved = summaries.require(summaryId);
    return show(new Summary(summaryId, approved.periodId(), approved.version(), sections, assessment, proposals, approved.sealedAt()), null);
  }

  private Map<String, Object> show(Summary summary, String onlyLedBy) {
    Period period = periods.require(summary.periodId());
    Plan plan = plans.require(period.planCode());
    List<Report> direct = reports.direct(period.id());
    List<Report> included = included(period.id());
    Map<String, Map<String, Long>> yearBefore = new LinkedHashMap<>();
    included.forEach(report -> yearBefore.put(report.unit(), reportContents.figuresOfYearBefore(report, period)));
    List<Summaries.Check> checks = summaries.checks(summary.id());
    return Shown.of(
        "plan", Shown.plan(plan),
        "year", period.year(),
        "counts", Shown.of("expected", direct.size(), "accepted", included.size(),
            "late", included.stream().filter(report -> report.lateBy() != null).count(),
            "missing", direct.stream().filter(Report::missingAtClose).count()),
        "missing", direct.stream().filter(Report::missingAtClose).map(report -> Shown.unit(units.require(report.unit()))).toList(),
        "closeReason", period.closeReason(),
        "sections", plan.contentGroups().stream()
            .filter(group -> onlyLedBy == null || group.leadUnits().contains(onlyLedBy))
            .map(group -> showGroup(group, summary, period, included, yearBefore, checks)).toList(),
        "values", Shown.of("sections", summary.sections(), "assessment", summary.assessment(), "proposals", summary.proposals()));
  }

  private Map<String, Object> showGroup(ContentGroup group, Summary summary, Period period, List<Report> included,
      Map<String, Map<String, Long>> yearBefore, List<Summaries.Check> checks) {
    return Shown.of(
        "code", group.code(),
        "title", group.title(),
        "lead", group.leadUnits().isEmpty() ? null : Shown.unit(units.require(group.leadUnits().get(0))),
        "text", summary.sections().get(group.code()),
        "reports", included.stream().filter(report -> report.sections().containsKey(group.code())).map(report -> Shown.of(
            "unit", unit(report.unit()), "text", report.sections().get(group.code()), "late", report.lateBy() != null)).toList(),
        "figures", group.figures().stream().map(figure -> {
          List<Part> parts = included.stream().filter(report -> report.figures().containsKey(figure.code()))
              .map(report -> new Part(report.unit(), report.figures().get(figure.code()))).toList();
          List<Long> previous = yearBefore.values().stream().map(figures -> figures.get(figure.code())).filter(java.util.Objects::nonNull).toList();
          return Shown.of("code", figure.code(), "name", figure.name(), "unit", figure.unit(),
              "total", parts.stream().mapToLong(Part::amount).sum(),
              "previousTotal", previous.isEmpty() ? null : previous.stream().mapToLong(Long::longValue).sum(),
              "parts", parts.stream().map(part -> Shown.of("unit", unit(part.unit()), "value", part.amount())).toList());
        }).toList(),
        "checks", checks.stream().filter(check -> group.leadUnits().contains(check.unit())).map(check -> Shown.of(
            "unit", unit(check.unit()), "decision", check.decision(), "comment", check.remark(), "by", actors.describe(check.by()),
            "at", check.at())).toList());
  }

  private Map<String, Object> unit(String code) {
    return units.find(code).map(Shown::unit).orElseGet(() -> Shown.of("code", code, "name", code));
  }

  private long total(long periodId, Figure figure) {
    return parts(periodId, figure).stream().mapToLong(Part::amount).sum();
  }

  private Plan planOf(long periodId) {
    return plans.require(periods.require(periodId).planCode());
  }

  private static String number(long amount) {
    return NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN")).format(amount);
  }
}
