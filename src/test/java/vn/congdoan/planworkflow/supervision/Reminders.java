package vn.congdoan.planworkflow.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has to be reminded on which day, worked out beside the product: from the engine's open tasks, the lines of holidays.csv and the parents in
 * units.csv, with days that are named beforehand instead of counted.
 */
final class Reminders {

  /**
   * An open task of the engine.
   *
   * @param about what tells its item from others: the business key
   * @param group that has to act
   */
  record Open(String taskId, String name, String about, String group, LocalDate dueOn) {

    String unit() {
      return group.substring(0, group.lastIndexOf('.'));
    }
  }

  /** One reminder; without the task, so that two runs can be compared. */
  record Reminder(LocalDate on, String level, String unit, LocalDate dueOn, String step, List<String> receivers) {}

  private static final List<String> LEVELS = List.of("", "YELLOW", "RED", "SPECIAL_RED");

  private final Set<LocalDate> closed = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final List<Reminder> all = new ArrayList<>();

  Reminders() throws IOException {
    for (String line : Files.readAllLines(Path.of("processes/organization/holidays.csv"))) {
      if (!line.matches("\\d{4}-\\d{2}-\\d{2},.*")) continue;
      (line.contains("SWAPPED_WORKING_DAY") ? worked : closed).add(LocalDate.parse(line.substring(0, 10)));
    }
    for (String line : Files.readAllLines(Path.of("processes/organization/units.csv"))) {
      java.util.regex.Matcher unit = java.util.regex.Pattern.compile("^([A-Z0-9-]+),.*,(?:[A-Z]+_?[A-Z]*),([A-Z0-9-]*),\\d{4}-.*").matcher(line);
      if (unit.matches()) parents.put(unit.group(1), unit.group(2));
    }
  }

  boolean isWorkingDay(LocalDate day) {
    boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return worked.contains(day) || !weekend && !closed.contains(day);
  }

  /** What is to be told in the morning of a day on which these tasks are open. */
  void morning(LocalDate day, List<Open> open) {
    if (!isWorkingDay(day)) return;
    Set<String> today = new TreeSet<>();
    open.stream().sorted(java.util.Comparator.comparing(Open::dueOn).thenComparing(Open::taskId)).forEach(task -> {
      String item = task.about() + "|" + task.unit() + "|" + task.dueOn();
      int level = level(task.dueOn(), day);
      if (level <= told.getOrDefault(item, 0) || !today.add(item)) return;
      told.put(item, level);
      all.add(new Reminder(day, LEVELS.get(level), task.unit(), task.dueOn(), task.name(), receivers(level, task)));
    });
  }

  List<Reminder> all() {
    return all;
  }

  private int level(LocalDate dueOn, LocalDate day) {
    LocalDate yellow = step(dueOn, -3);
    LocalDate red = step(dueOn, 1);
    LocalDate special = step(red, 3);
    if (!day.isBefore(special)) return 3;
    if (!day.isBefore(red)) return 2;
    return day.isBefore(yellow) ? 0 : 1;
  }

  private LocalDate step(LocalDate from, int workingDays) {
    LocalDate day = from;
    for (int left = Math.abs(workingDays); left > 0;) {
      day = day.plusDays(Integer.signum(workingDays));
      if (isWorkingDay(day)) left--;
    }
    return day;
  }

  private List<String> receivers(int level, Open task) {
    if (level == 1) return List.of(task.group());
    if (level == 3) return List.of("DDTLD.leader", "TTDCT.leader");
    String parent = parents.getOrDefault(task.unit(), "");
    List<String> told = new ArrayList<>();
    if (!task.group().endsWith(".leader") || parent.isEmpty()) told.add(task.unit() + ".leader");
    if (!parent.isEmpty()) told.add(parent + ".leader");
    return told;
  }
}
