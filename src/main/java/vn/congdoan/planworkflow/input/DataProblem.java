package vn.congdoan.planworkflow.input;

/**
 * One mistake in a data file of processes/.
 *
 * @param file path below processes/
 * @param line counted from 1
 * @param column counted from 1
 * @param message Vietnamese: what is wrong and what to do
 */
public record DataProblem(String file, int line, int column, String message) implements Comparable<DataProblem> {

  /** The same, for a file that was named without its folder. */
  public DataProblem below(String folder) {
    return new DataProblem(folder + "/" + file, line, column, message);
  }

  @Override
  public int compareTo(DataProblem other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) return byFile;
    return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return Text.of("input.aboutPlaceInFile", file, line, column, message);
  }
}
