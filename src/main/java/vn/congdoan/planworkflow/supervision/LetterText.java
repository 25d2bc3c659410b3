package vn.congdoan.planworkflow.supervision;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;

/** Words an urging letter (công văn đôn đốc) of the office that leads the following of a plan (III.8a), by the templates in processes/supervision/. */
@Component
public class LetterText {

  private static final Map<AlertLevel, String> FILES = Map.of(AlertLevel.RED, "supervision/letter-red.txt", AlertLevel.SPECIAL_RED,
      "supervision/letter-special-red.txt");
  private static final List<String> KNOWN = List.of("unit", "plan", "planDate", "step", "about", "dueOn", "daysLate", "sender", "answerBy");
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  private final ProcessFiles files;
  private volatile Map<AlertLevel, String> templates = Map.of();
  private final Units units;
  private final WorkingDays workingDays;
  private final Clock clock;

  LetterText(ProcessFiles files, Units units, WorkingDays workingDays, Clock clock) {
    this.files = files;
    this.units = units;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /**
   * Reads the templates.
   *
   * @throws DataInvalid when one has a place that nothing can be put into
   */
  public void load() {
    Map<AlertLevel, String> read = new TreeMap<>();
    List<DataProblem> problems = new ArrayList<>();
    FILES.forEach((level, path) -> {
      String template = new String(files.require(path).content(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
      problems.addAll(problemsOf(path, template));
      read.put(level, template);
    });
    if (!problems.isEmpty()) throw new DataInvalid(problems);
    templates = Map.copyOf(read);
  }

  static List<DataProblem> problemsOf(String path, String template) {
    List<DataProblem> problems = new ArrayList<>();
    List<String> lines = template.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      Matcher place = PLACE.matcher(lines.get(line));
      while (place.find()) {
        if (!KNOWN.contains(place.group(1))) {
          problems.add(new DataProblem(path, line + 1, place.start() + 1,
              Text.of("supervision.letterPlace", place.group(1), String.join(", ", KNOWN))));
        }
      }
    }
    return problems;
  }

  /** In whose name a unit is urged: the leading office, and what stands above it when it is late itself. */
  public String sender(Plan plan, Urging urging) {
    String leading = plan.offices().leading();
    if (!leading.equals(urging.item().unit())) return leading;
    return Optional.ofNullable(units.require(leading).parent()).orElse(plan.offices().issuing());
  }

  /** @param answerBy last good day for the answer */
  public String of(Plan plan, Urging urging, LocalDate answerBy) {
    LocalDate dueOn = urging.item().dueOn();
    Map<String, String> values = Map.of(
        "unit", units.nameOf(urging.item().unit()),
        "plan", plan.number(),
        "planDate", Text.day(plan.issuedOn()),
        "step", urging.step(),
        "about", urging.shown(),
        "dueOn", Text.day(dueOn),
        "daysLate", Integer.toString(workingDays.between(dueOn, LocalDate.now(clock))),
        "sender", units.nameOf(sender(plan, urging)),
        "answerBy", Text.day(answerBy));
    return PLACE.matcher(templates.get(urging.level())).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }
}
