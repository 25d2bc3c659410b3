package vn.congdoan.planworkflow.supervision.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.supervision.LateItem;

/** The list of what is late as a spreadsheet, written row by row, so that a long one needs no more memory than a short one. */
final class LateItemsSheet implements AutoCloseable {

  static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final int HEAD = 3;
  private static final int ROWS_AT_ONCE = 500;
  private static final String DAY = "dd/mm/yyyy";
  /** Spreadsheets never calculate what is written as text in a cell for text, not even when somebody edits it. */
  private static final String AS_TEXT = "@";
  private static final int[] WIDTHS = {6, 42, 42, 46, 60, 20, 14, 12, 16, 60, 12};

  private final Workbook book;
  private final Worksheet sheet;
  private int row = HEAD;

  /**
   * Begins the sheet.
   *
   * @param filter what was asked for, in words
   */
  LateItemsSheet(OutputStream target, LocalDate today, String filter) {
    book = new Workbook(target, "Plan Workflow", "1.0");
    sheet = book.newWorksheet(Text.of("supervision.sheet"));
    for (int i = 0; i < WIDTHS.length; i++) sheet.width(i, WIDTHS[i]);
    sheet.freezePane(0, HEAD);
    text(0, 0, Text.of("supervision.sheetTitle", Text.day(today)));
    sheet.style(0, 0).bold().fontSize(14).format(AS_TEXT).set();
    text(1, 0, filter);
    List<String> columns = List.of(Text.of("supervision.columnNumber"), Text.of("supervision.columnUnit"), Text.of("supervision.columnWho"),
        Text.of("supervision.columnSteps"), Text.of("supervision.columnAbout"), Text.of("supervision.columnPlan"), Text.of("supervision.columnDue"),
        Text.of("supervision.columnDays"), Text.of("supervision.columnLevel"), Text.of("supervision.columnDecides"), Text.of("supervision.columnReturned"));
    for (int i = 0; i < columns.size(); i++) {
      text(HEAD - 1, i, columns.get(i));
      sheet.style(HEAD - 1, i).bold().fillColor("E8EDF3").wrapText(true).format(AS_TEXT).set();
    }
  }

  void add(LateItem item) {
    sheet.value(row, 0, row - HEAD + 1);
    text(row, 1, item.unitName());
    text(row, 2, String.join("; ", item.who()));
    text(row, 3, String.join("; ", item.steps()));
    text(row, 4, item.about());
    text(row, 5, item.plan());
    sheet.value(row, 6, item.dueOn());
    sheet.style(row, 6).format(DAY).set();
    sheet.value(row, 7, item.late() ? item.workingDays() : -item.workingDays());
    text(row, 8, item.level() == null ? null : item.level().label());
    text(row, 9, String.join("; ", item.decides()));
    text(row, 10, item.returned() ? Text.of("supervision.returned") : null);
    row++;
    if (row % ROWS_AT_ONCE == 0) flush();
  }

  private void text(int line, int column, String text) {
    if (text == null) return;
    sheet.inlineString(line, column, text);
    sheet.style(line, column).format(AS_TEXT).set();
  }

  private void flush() {
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }
}
