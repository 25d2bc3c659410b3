package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;

/** What the three files of processes/organization/ say, with every mistake found in them. */
public final class OrganizationData {

  static final String UNITS = "organization/units.csv";
  static final String ROLES = "organization/roles.csv";
  static final String HOLIDAYS = "organization/holidays.csv";

  private static final List<String> UNIT_COLUMNS = List.of("code", "name", "short_name", "kind", "parent", "valid_from", "valid_to",
      "successor", "confirmed", "demonstration", "note");
  private static final List<String> ROLE_COLUMNS = List.of("code", "name", "scope", "note");
  private static final List<String> HOLIDAY_COLUMNS = List.of("date", "kind", "name", "confirmed");
  private static final Set<String> SYSTEM_ROLES = Set.of("admin", "modeler", "supervisor");

  record NotedUnit(Unit unit, String note) {}

  record NamedRole(String code, String name, String scope, String note) {}

  record Holiday(LocalDate date, HolidayKind kind, String name, boolean confirmed) {}

  private final List<DataProblem> problems = new ArrayList<>();
  private final Map<String, NotedUnit> units = new LinkedHashMap<>();
  private final List<NamedRole> roles = new ArrayList<>();
  private final List<Holiday> holidays = new ArrayList<>();
  /** Codes with their kind, those of faulty lines included, so that one mistake is not told twice. */
  private final Map<String, Optional<UnitKind>> kinds = new HashMap<>();
  private boolean unitsReadable;

  private OrganizationData() {}

  /** Reads and checks; never throws on what stands in the files. */
  public static OrganizationData read(List<ProcessFile> files) {
    OrganizationData data = new OrganizationData();
    data.lines(files, UNITS, UNIT_COLUMNS).ifPresent(data::readUnits);
    data.lines(files, ROLES, ROLE_COLUMNS).ifPresent(data::readRoles);
    data.lines(files, HOLIDAYS, HOLIDAY_COLUMNS).ifPresent(data::readHolidays);
    return data;
  }

  public List<DataProblem> problems() {
    return List.copyOf(problems);
  }

  /** Whether a unit has this code; true for every code while units.csv itself can't be read. */
  public boolean knows(String code) {
    return !unitsReadable || kinds.containsKey(code);
  }

  /** The kind of the unit with this code, where it is known. */
  public Optional<UnitKind> kindOf(String code) {
    return kinds.getOrDefault(code, Optional.empty());
  }

  List<NotedUnit> units() {
    return List.copyOf(units.values());
  }

  List<NamedRole> roles() {
    return roles;
  }

  List<Holiday> holidays() {
    return holidays;
  }

  private Optional<CsvLines> lines(List<ProcessFile> files, String path, List<String> columns) {
    Optional<ProcessFile> file = files.stream().filter(candidate -> candidate.path().equals(path)).findFirst();
    if (file.isEmpty()) problems.add(new DataProblem(path, 1, 1, Text.of("organization.fileMissing")));
    return file.map(found -> new CsvLines(found, columns, problems));
  }

  private void readUnits(CsvLines csv) {
    unitsReadable = csv.readable();
    Map<String, CsvLines.Line> lineOf = new LinkedHashMap<>();
    for (CsvLines.Line line : csv.lines()) {
      String code = line.required("code");
      if (code == null) continue;
      if (!DataText.isCode(code)) {
        line.problem("code", Text.of("organization.unitCodeWrong", code));
      }
      if (lineOf.putIfAbsent(code, line) != null) {
        line.problem("code", Text.of("organization.unitCodeRepeated", code));
        continue;
      }
      kinds.put(code, kind(line));
    }
    lineOf.forEach((code, line) -> readUnit(code, line, lineOf));
    lineOf.forEach((code, line) -> {
      if (isInCycle(code, lineOf)) line.problem("parent", Text.of("organization.parentLoop", code));
    });
  }

  private static Optional<UnitKind> kind(CsvLines.Line line) {
    String text = line.required("kind");
    if (text == null) return Optional.empty();
    Optional<UnitKind> kind = UnitKind.of(text);
    if (kind.isEmpty()) {
      line.problem("kind", Text.of("organization.kindUnknown", text,
          String.join(", ", EnumSet.allOf(UnitKind.class).stream().map(UnitKind::name).toList())));
    }
    return kind;
  }

  private void readUnit(String code, CsvLines.Line line, Map<String, CsvLines.Line> lineOf) {
    UnitKind kind = kinds.get(code).orElse(null);
    String name = line.required("name");
    String shortName = line.required("short_name");
    String parent = line.text("parent").isEmpty() ? null : line.text("parent");
    String successor = line.text("successor").isEmpty() ? null : line.text("successor");
    LocalDate validFrom = line.required("valid_from") == null ? null : line.date("valid_from");
    LocalDate validTo = line.date("valid_to");
    boolean confirmed = line.flag("confirmed");
    boolean demonstration = line.flag("demonstration");
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      line.problem("valid_to", Text.of("organization.validityWrong"));
    }
    if (successor != null && (successor.equals(code) || !lineOf.containsKey(successor))) {
      line.problem("successor", Text.of("organization.successorUnknown", successor));
    }
    if (line.text("note").length() > 1000) line.problem("note", Text.of("organization.noteTooLong"));
    checkParent(code, kind, parent, demonstration, line, lineOf);
    units.put(code, new NotedUnit(new Unit(code, name, shortName, kind, parent, validFrom, validTo, successor, confirmed, demonstration),
        line.text("note").isEmpty() ? null : line.text("note")));
  }

  private void checkParent(String code, UnitKind kind, String parent, boolean demonstration, CsvLines.Line line,
      Map<String, CsvLines.Line> lineOf) {
    if (parent == null) {
      if (kind != null && kind != UnitKind.LEADERSHIP) {
        line.problem("parent", Text.of("organization.parentMissing", code));
      }
      return;
    }
    if (!lineOf.containsKey(parent)) {
      line.problem("parent", Text.of("organization.parentUnknown", parent));
      return;
    }
    UnitKind above = kinds.get(parent).orElse(null);
    if (kind == UnitKind.SUBORDINATE) {
      if (above == UnitKind.LEADERSHIP || above == UnitKind.DEPARTMENT) {
        line.problem("parent", Text.of("organization.parentNoUnion", parent));
      } else if (!code.startsWith(parent + "-")) {
        line.problem("code", Text.of("organization.subordinateCode", parent));
      }
    } else if (kind != null && above == UnitKind.SUBORDINATE) {
      line.problem("parent", Text.of("organization.parentOnlySubordinate"));
    }
    if (!demonstration && line.text("demonstration").equals("false") && lineOf.get(parent).text("demonstration").equals("true")) {
      line.problem("demonstration", Text.of("organization.demonstrationBelow"));
    }
  }

  private static boolean isInCycle(String code, Map<String, CsvLines.Line> lineOf) {
    Set<String> seen = new HashSet<>();
    for (CsvLines.Line line = lineOf.get(code); line != null && seen.add(line.text("code")); line = lineOf.get(line.text("parent"))) {
      if (line.text("parent").equals(code)) return true;
    }
    return false;
  }

  private void readRoles(CsvLines csv) {
    Set<String> seen = new HashSet<>();
    for (CsvLines.Line line : csv.lines()) {
      String code = line.required("code");
      String name = line.required("name");
      String scope = line.text("scope");
      if (code == null) continue;
      if (!seen.add(code)) line.problem("code", Text.of("organization.roleRepeated", code));
      String right = Role.ofId(code).isPresent() ? "UNIT" : SYSTEM_ROLES.contains(code) ? "SYSTEM" : null;
      if (right == null) {
        line.problem("code", Text.of("organization.roleUnknown", code));
      } else if (!scope.equals(right)) {
        line.problem("scope", Text.of("organization.roleScopeWrong", code, right));
      }
      roles.add(new NamedRole(code, name, scope, line.text("note").isEmpty() ? null : line.text("note")));
    }
    if (!csv.readable()) return;
    for (Role role : Role.values()) {
      if (!seen.contains(role.id())) problems.add(new DataProblem(ROLES, 1, 1, Text.of("organization.roleMissing", role.id())));
    }
  }

  private void readHolidays(CsvLines csv) {
    Set<LocalDate> seen = new HashSet<>();
    for (CsvLines.Line line : csv.lines()) {
      LocalDate date = line.required("date") == null ? null : line.date("date");
      String name = line.required("name");
      HolidayKind kind = null;
      for (HolidayKind candidate : HolidayKind.values()) if (candidate.name().equals(line.text("kind"))) kind = candidate;
      if (kind == null) {
        line.problem("kind", Text.of("organization.holidayKindUnknown", line.text("kind")));
      }
      if (date != null && !seen.add(date)) line.problem("date", Text.of("organization.holidayRepeated", date));
      holidays.add(new Holiday(date, kind, name, line.flag("confirmed")));
    }
  }
}
