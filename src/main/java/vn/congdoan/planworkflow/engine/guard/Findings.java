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
   * @param rule key of the sentence that says which rule is broken
   */
  void add(int line, String place, String rule, Object... values) {
    String said = Text.of(rule, values);
    problems.add(new DataProblem(file, Math.max(1, line), 1, place.isEmpty() ? said : Text.of("guard.at", place, said)));
  }

  List<DataProblem> problems() {
    return problems;
  }
}
