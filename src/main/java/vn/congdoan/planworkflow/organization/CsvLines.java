package vn.congdoan.planworkflow.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;

/**
 * A table of processes/organization/: a line of column names, then one thing in each line. Empty lines and lines that begin with # say nothing.
 * Every line is parsed by itself, so that a quote left open spoils one line and not the rest of the file.
 */
final class CsvLines {

  /** One thing, with the places of its cells. */
  final class Line {
    private final int number;
    private final Map<String, String> cells;
    private final Map<String, Integer> places;

    private Line(int number, Map<String, String> cells, Map<String, Integer> places) {
      this.number = number;
      this.cells = cells;
      this.places = places;
    }

    /** The cell's text, empty when nothing is in it. */
    String text(String column) {
      return cells.get(column);
    }

    /** The cell's text; an empty one is a problem and gives null, as does one longer than our tables take. */
    String required(String column) {
      if (text(column).isEmpty()) {
        problem(column, Text.of("organization.cellEmpty", column));
        return null;
      }
      if (text(column).length() > 255) {
        problem(column, Text.of("organization.cellTooLong", column));
        return null;
      }
      return text(column);
    }

    /** The cell's date; null when empty, or when it is no date, which is a problem. */
    LocalDate date(String column) {
      String text = text(column);
      if (text.isEmpty()) return null;
      Optional<LocalDate> date = DataText.date(text);
      if (date.isEmpty()) {
        problem(column, Text.of("organization.cellDateWrong", text, column));
      }
      return date.orElse(null);
    }

    /** The cell's truth value; anything but true and false is a problem and counts as false. */
    boolean flag(String column) {
      String text = text(column);
      if (!text.equals("true") && !text.equals("false")) {
        problem(column, Text.of("organization.cellFlagWrong", text, column));
      }
      return text.equals("true");
    }

    void problem(String column, String message) {
      CsvLines.this.problem(number, places.get(column), message);
    }
  }

  private final String file;
  private final List<DataProblem> problems;
  private final List<Line> lines = new ArrayList<>();
  private boolean readable;

  CsvLines(ProcessFile file, List<String> columns, List<DataProblem> problems) {
    this.file = file.path();
    this.problems = problems;
    DataText.decode(file, problems).ifPresent(text -> read(text.split("\\r\\n|\\n|\\r", -1), columns));
  }

  List<Line> lines() {
    return lines;
  }

  /** False when the file says so little that nothing can be checked against it. */
  boolean readable() {
    return readable;
  }

  private void read(String[] texts, List<String> columns) {
    List<String> header = null;
    for (int i = 0; i < texts.length; i++) {
      int number = i + 1;
      if (texts[i].isBlank() || texts[i].startsWith("#")) continue;
      List<String> cells = cells(texts[i], number);
      if (header == null) {
        if (cells == null || !isHeader(cells, columns, number, places(texts[i]))) return;
        header = cells;
        readable = true;
      } else if (cells != null) {
        List<Integer> places = places(texts[i]);
        if (cells.size() != header.size()) {
          problem(number, 1, Text.of("organization.cellCountWrong", cells.size(), header.size()));
          continue;
        }
        Map<String, String> cellOf = new HashMap<>();
        Map<String, Integer> placeOf = new HashMap<>();
        for (int c = 0; c < header.size(); c++) {
          cellOf.put(header.get(c), cells.get(c));
          placeOf.put(header.get(c), places.get(c));
        }
        lines.add(new Line(number, cellOf, placeOf));
      }
    }
    if (header == null) problem(1, 1, Text.of("organization.headerMissing", String.join(",", columns)));
  }

  private boolean isHeader(List<String> header, List<String> columns, int number, List<Integer> places) {
    int before = problems.size();
    for (int c = 0; c < header.size(); c++) {
      if (!columns.contains(header.get(c))) {
        problem(number, places.get(c), Text.of("organization.columnUnknown", header.get(c), String.join(",", columns)));
      } else if (header.indexOf(header.get(c)) < c) {
        problem(number, places.get(c), Text.of("organization.columnRepeated", header.get(c)));
      }
    }
    List<String> missing = columns.stream().filter(column -> !header.contains(column)).toList();
    if (!missing.isEmpty()) problem(number, 1, Text.of("organization.columnsMissing", String.join(", ", missing)));
    return problems.size() == before;
  }

  private List<String> cells(String text, int number) {
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.get(0).stream().map(DataText::clean).toList();
    } catch (IOException | UncheckedIOException e) {
      problem(number, 1, Text.of("organization.lineNotCsv"));
      return null;
    }
  }

  /** Where each cell of a well-formed line begins. */
  private static List<Integer> places(String text) {
    List<Integer> places = new ArrayList<>(List.of(1));
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') quoted = !quoted;
      if (text.charAt(i) == ',' && !quoted) places.add(i + 2);
    }
    return places;
  }

  private void problem(int line, int column, String message) {
    problems.add(new DataProblem(file, line, column, message));
  }
}
