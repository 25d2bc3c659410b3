package vn.congdoan.planworkflow.input;

import java.util.List;
import java.util.stream.Collectors;

/** Data files with mistakes: all of them at once, and nothing is started with them. */
public class DataInvalid extends RuntimeException {

  private final List<DataProblem> problems;

  public DataInvalid(List<DataProblem> problems) {
    super(problems.stream().sorted().map(DataProblem::toString)
        .collect(Collectors.joining("\n", Text.of("input.dataInvalid") + "\n", "")));
    this.problems = problems.stream().sorted().toList();
  }

  public List<DataProblem> problems() {
    return problems;
  }
}
