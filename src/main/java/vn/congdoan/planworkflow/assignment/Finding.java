package vn.congdoan.planworkflow.assignment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What pre-flight found in an assignment table.
 *
 * @param row index of the line from 0; null when it concerns the whole table
 * @param field of the line
 * @param message Vietnamese: what is wrong and what to do
 */
public record Finding(Integer row, String field, String message, Severity severity) {

  /** Whether the table can go to the leader with it. */
  public enum Severity {
    ERROR, NOTE
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Path of the field inside the form. */
  public String path() {
    return row == null ? "rows" : "rows.%d.%s".formatted(row, field);
  }

  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("row", row);
    shown.put("field", field);
    shown.put("message", message);
    shown.put("severity", severity);
    return shown;
  }

  static Finding error(Integer row, String field, String message) {
    return new Finding(row, field, message, Severity.ERROR);
  }

  static Finding note(Integer row, String field, String message) {
    return new Finding(row, field, message, Severity.NOTE);
  }
}
