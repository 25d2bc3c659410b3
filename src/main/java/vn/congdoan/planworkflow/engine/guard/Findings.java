package vn.congdoan.planworkflow.engine.guard;

import java.util.ArrayList;
import java.util.List;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.Text;

/** What was found in one file of a deployment that may not be there. */
class Findings {

  private final String file;
  private final List<DataProblem> problems = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  /**
   * Notes a place.
   *
   * @param line counted from 1
   * @param place id of the element; empty for the file as a whole
   * @param rule that is broken
   * @param what breaks it; empty when the rule says all
   */
  void add(int line, String place, GuardRule rule, String what) {
    String said = what.isEmpty() ? rule.says() : Text.of("engine.about", rule.says(), what);
    problems.add(new DataProblem(file, Math.max(1, line), 1, place.isEmpty() ? said : Text.of("engine.atElement", place, said)));
  }

  List<DataProblem> problems() {
    return problems;
  }
}
