package vn.congdoan.planworkflow.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.DataText;
import vn.congdoan.planworkflow.organization.OrganizationData;
import vn.congdoan.planworkflow.organization.UnitKind;

/** One file of processes/plans/: the plan it tells, or every mistake in it. */
final class PlanFile {

  private static final Pattern PARAGRAPH = Pattern.compile("[A-Za-z0-9]+(\\.[A-Za-z0-9]+)*");
  private static final Pattern FIGURE = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern STARTS_LIKE_A_DATE = Pattern.compile("\\d.*");

  private final String file;
  private final List<DataProblem> problems;
  private final OrganizationData organization;
  private final Set<String> groupCodes = new HashSet<>();
  private final Set<String> figureCodes = new HashSet<>();
  private final Set<String> paragraphs = new HashSet<>();

  /** Without an organisation, units are not checked: a stored plan may name one that has gone since. */
  private PlanFile(String file, List<DataProblem> problems, OrganizationData organization) {
    this.file = file;
    this.problems = problems;
    this.organization = organization;
  }

  /** A plan with the text it was read from. */
  record Found(Plan plan, PlanSource source) {}

  /** The plan of a file, checked against the units; empty with problems noted when there is any mistake. */
  static Optional<Found> read(ProcessFile file, OrganizationData organization, List<DataProblem> problems) {
    int before = problems.size();
    Optional<String> text = DataText.decode(file, problems);
    Optional<Plan> plan = text.flatMap(known -> new PlanFile(file.path(), problems, organization).plan(known));
    if (plan.isEmpty() || problems.size() > before) return Optional.empty();
    return Optional.of(new Found(plan.get(), new PlanSource(file.path(), sha256(text.get()), text.get())));
  }

  /** A plan that passed every check when it was stored. */
  static Plan stored(PlanSource source) {
    List<DataProblem> problems = new ArrayList<>();
    Optional<Plan> plan = new PlanFile(source.file(), problems, null).plan(source.sourceText());
    if (!problems.isEmpty()) throw new DataInvalid(problems);
    return plan.orElseThrow();
  }

  private Optional<Plan> plan(String text) {
    return YamlMap.root(file, text, problems,
        List.of("code", "number", "title", "issuer", "issuedOn", "legalBases", "recipients", "purposes", "contentGroups", "duties", "offices",
            "termOfOffice", "schedule", "subordinatesReportFirst", "cascadeDepth", "assumptions"), List.of()).map(this::plan);
  }

  private Plan plan(YamlMap map) {
    String code = map.text("code");
    if (code != null && !DataText.isCode(code)) {
      map.problem("code", Text.of("plan.codeWrong", code));
    }
    List<ContentGroup> groups = map.maps("contentGroups", List.of("code", "title", "guidance", "leadUnits", "figures"), List.of("assumption"),
        this::contentGroup);
    List<Duty> duties = map.maps("duties", List.of("paragraph", "text", "product", "due", "processes", "assignments"),
        List.of("paragraphName", "assumption"), this::duty);
    for (int i = 0; i < groups.size(); i++) {
      String group = groups.get(i).code();
      if (group != null && duties.stream().noneMatch(duty -> group.equals(duty.paragraph()))) {
        map.problem("contentGroups", i, Text.of("plan.groupWithoutDuty", group));
      }
    }
    return new Plan(code, map.text("number", 64), map.text("title", 1000), unit(map, "issuer"), map.date("issuedOn"),
        map.maps("legalBases", List.of("number", "issuedOn", "title"), List.of(),
            basis -> new Plan.LegalBasis(basis.text("number"), basis.date("issuedOn"), basis.text("title"))),
        map.maps("recipients", List.of("name", "purpose"), List.of("unit", "kind", "assumption"),
            recipient -> new Plan.Recipient(recipient.text("name"), recipient.word("purpose", Plan.RecipientPurpose.class),
                recipient.has("unit") ? unit(recipient, "unit") : null, recipient.has("kind") ? recipient.word("kind", UnitKind.class) : null,
                recipient.flag("assumption"))),
        map.maps("purposes", List.of("paragraph", "text"), List.of(), purpose -> new Plan.Purpose(paragraph(purpose, "paragraph"), purpose.text("text"))),
        groups, duties, offices(map), map.text("termOfOffice", 20), schedule(map), map.flag("subordinatesReportFirst"), map.number("cascadeDepth", 0, 9),
        map.maps("assumptions", List.of("subject", "text"), List.of(),
            assumption -> new Plan.Assumption(assumption.text("subject"), assumption.text("text"))));
  }

  private ContentGroup contentGroup(YamlMap map) {
    String group = paragraph(map, "code");
    once(map, "code", group, groupCodes);
    List<Figure> figures = map.maps("figures", List.of("code", "name", "unit"), List.of(), figure -> {
      String code = figure.text("code");
      if (code != null && !FIGURE.matcher(code).matches()) {
        figure.problem("code", Text.of("plan.figureCodeWrong", code));
      }
      once(figure, "code", code, figureCodes);
      return new Figure(code, figure.text("name"), figure.text("unit"));
    });
    List<String> leads = map.texts("leadUnits");
    for (int i = 0; i < leads.size(); i++) {
      if (isUnknown(leads.get(i))) map.problem("leadUnits", i, unknownUnit(leads.get(i)));
    }
    return new ContentGroup(group, map.text("title"), map.text("guidance"), leads, map.flag("assumption"), figures);
  }

  private Duty duty(YamlMap map) {
    String paragraph = paragraph(map, "paragraph");
    once(map, "paragraph", paragraph, paragraphs);
    List<DutyAssignment> assignments = map.maps("assignments", List.of("role"), List.of("unit", "kind", "assumption"), this::assignment);
    checkAssignments(map, paragraph, assignments);
    List<String> processes = map.texts("processes");
    for (int i = 0; i < processes.size(); i++) {
      if (processes.get(i) != null && PlanProcess.ofId(processes.get(i)).isEmpty()) {
        map.problem("processes", i, Text.of("plan.processUnknown", processes.get(i),
            Stream.of(PlanProcess.values()).map(PlanProcess::id).collect(Collectors.joining(", "))));
      }
    }
    return new Duty(paragraph, map.has("paragraphName") ? map.text("paragraphName") : paragraph, map.text("text"), map.text("product"),
        assignments, due(map), map.flag("assumption"), processes);
  }

  private DutyAssignment assignment(YamlMap map) {
    AssignmentRole role = map.word("role", AssignmentRole.class);
    boolean assumption = map.flag("assumption");
    if (map.has("unit") == map.has("kind")) {
      map.problem("role", Text.of("plan.unitOrKind"));
      return new DutyAssignment(null, null, role, assumption);
    }
    if (map.has("unit")) return new DutyAssignment(AssigneeKind.UNIT, unit(map, "unit"), role, assumption);
    UnitKind kind = map.word("kind", UnitKind.class);
    return new DutyAssignment(AssigneeKind.KIND, kind == null ? null : kind.name(), role, assumption);
  }

  private void checkAssignments(YamlMap map, String paragraph, List<DutyAssignment> assignments) {
    if (map.has("assignments") && !assignments.isEmpty() && assignments.stream().allMatch(one -> one.role() != null && one.role() != AssignmentRole.LEAD)) {
      map.problem("assignments", Text.of("plan.dutyWithoutLead", paragraph));
    }
    Set<String> assignees = new HashSet<>();
    Set<UnitKind> led = new HashSet<>();
    for (int i = 0; i < assignments.size(); i++) {
      DutyAssignment one = assignments.get(i);
      if (one.assignee() == null) continue;
      if (!assignees.add(one.assigneeKind() + one.assignee())) {
        map.problem("assignments", i, Text.of("plan.assignmentRepeated", one.assignee(), paragraph));
      } else if (one.role() == AssignmentRole.LEAD) {
        Optional<UnitKind> kind = one.assigneeKind() == AssigneeKind.KIND ? UnitKind.of(one.assignee()) : kindOf(one.assignee());
        if (kind.isPresent() && !led.add(kind.get())) {
          map.problem("assignments", i, Text.of("plan.secondLeadOfKind", paragraph, kind.get().label()));
        }
      }
    }
  }

  private static DueRule due(YamlMap map) {
    String text = map.text("due");
    if (text == null) return null;
    if (STARTS_LIKE_A_DATE.matcher(text).matches()) return new DueRule(DueRule.Kind.FIXED, map.date("due"));
    if (text.equals(DueRule.Kind.FIXED.name())) {
      map.problem("due", Text.of("plan.fixedDueIsDate"));
      return null;
    }
    return new DueRule(map.word("due", DueRule.Kind.class), null);
  }

  private Offices offices(YamlMap plan) {
    YamlMap map = plan.map("offices", List.of("leading", "receiving", "presidium", "issuing"), List.of());
    return map == null ? null : new Offices(unit(map, "leading"), unit(map, "receiving"), unit(map, "presidium"), unit(map, "issuing"));
  }

  private Schedule schedule(YamlMap plan) {
    YamlMap map = plan.map("schedule", List.of("opening", "subordinateReports", "reports", "cutOff", "product", "summary", "submission",
        "registration", "acceptance", "revision", "unitPlan", "departmentPlan", "lastYear"), List.of("preparation", "check", "notice", "finalReview"));
    if (map == null) return null;
    Map<String, MonthDay> days = new HashMap<>();
    Schedule schedule = new Schedule(day(map, "opening", days), before(map, "subordinateReports", days), before(map, "reports", days),
        day(map, "cutOff", days), day(map, "product", days), day(map, "summary", days), day(map, "submission", days),
        span(map, "registration", "workingDays"), span(map, "acceptance", "workingDays"), span(map, "revision", "workingDays"),
        span(map, "unitPlan", "days"), span(map, "departmentPlan", "days"), lastYear(map, plan), officeWork(map));
    List<String> inOrder = List.of("opening", "subordinateReports", "reports", "cutOff", "summary", "submission");
    for (int i = 1; i < inOrder.size(); i++) {
      MonthDay earlier = days.get(inOrder.get(i - 1));
      MonthDay later = days.get(inOrder.get(i));
      if (earlier != null && later != null && later.isBefore(earlier)) {
        map.problem(inOrder.get(i), Text.of("plan.datesOutOfOrder", inOrder.get(i), inOrder.get(i - 1)));
      }
    }
    return schedule;
  }

  private static Schedule.DayOfYear day(YamlMap schedule, String key, Map<String, MonthDay> days) {
    YamlMap map = schedule.map(key, List.of("day"), List.of("assumption"));
    if (map == null) return null;
    days.put(key, map.monthDay("day"));
    return new Schedule.DayOfYear(days.get(key), map.flag("assumption"));
  }

  private static Schedule.Before before(YamlMap schedule, String key, Map<String, MonthDay> days) {
    YamlMap map = schedule.map(key, List.of("day", "exclusive"), List.of("assumption"));
    if (map == null) return null;
    days.put(key, map.monthDay("day"));
    return new Schedule.Before(days.get(key), map.flag("exclusive"), map.flag("assumption"));
  }

  private static Schedule.Span span(YamlMap schedule, String key, String unit) {
    YamlMap map = schedule.map(key, List.of(unit), List.of("assumption"));
    return map == null ? null : new Schedule.Span(map.number(unit, 1, 366), map.flag("assumption"));
  }

  private static Schedule.OfficeWork officeWork(YamlMap schedule) {
    Schedule.OfficeWork usual = Schedule.OfficeWork.USUAL;
    return new Schedule.OfficeWork(schedule.has("preparation") ? span(schedule, "preparation", "workingDays") : usual.preparation(),
        schedule.has("check") ? span(schedule, "check", "workingDays") : usual.check(),
        schedule.has("notice") ? span(schedule, "notice", "workingDays") : usual.notice(),
        schedule.has("finalReview") ? span(schedule, "finalReview", "days") : usual.finalReview());
  }

  private static Schedule.LastYear lastYear(YamlMap schedule, YamlMap plan) {
    YamlMap map = schedule.map("lastYear", List.of("year"), List.of("assumption"));
    if (map == null) return null;
    LocalDate issuedOn = plan.date("issuedOn");
    return new Schedule.LastYear(map.number("year", issuedOn == null ? 1945 : issuedOn.getYear(), 2100), map.flag("assumption"));
  }

  private static String paragraph(YamlMap map, String key) {
    String text = map.text(key);
    if (text != null && !PARAGRAPH.matcher(text).matches()) {
      map.problem(key, Text.of("plan.paragraphWrong", text));
    }
    return text;
  }

  private String unit(YamlMap map, String key) {
    String code = map.text(key);
    if (isUnknown(code)) map.problem(key, unknownUnit(code));
    return code;
  }

  private boolean isUnknown(String code) {
    return code != null && organization != null && !organization.knows(code);
  }

  private Optional<UnitKind> kindOf(String code) {
    return organization == null ? Optional.empty() : organization.kindOf(code);
  }

  private static String unknownUnit(String code) {
    return Text.of("plan.unitNotInFile", code);
  }

  private static void once(YamlMap map, String key, String code, Set<String> seen) {
    if (code != null && !seen.add(code)) map.problem(key, Text.of("plan.codeRepeated", code));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
