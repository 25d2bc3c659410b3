package vn.congdoan.planworkflow.organization;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;

/** How data files write what they say: UTF-8 text, codes, and dates that exist. */
public final class DataText {

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private DataText() {}

  /** The file's text without a byte order mark; empty, with a problem noted, where a byte is not UTF-8. */
  public static Optional<String> decode(ProcessFile file, List<DataProblem> problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer read = CharBuffer.allocate(file.content().length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(file.content()), read, true);
    String text = read.flip().toString();
    if (text.startsWith("\uFEFF")) text = text.substring(1);
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      problems.add(new DataProblem(file.path(), line, text.length() - text.lastIndexOf('\n'), Text.of("organization.notUtf8")));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Trimmed and composed, so that one Vietnamese word has one spelling whatever keyboard it came from. */
  public static String clean(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  /** Whether it can be a code: upper-case ASCII letters and digits, in parts joined by a hyphen. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches() && text.length() <= 64;
  }

  /** The date, or empty when it is not written yyyy-MM-dd or does not exist. */
  public static Optional<LocalDate> date(String text) {
    if (!DATE.matcher(text).matches()) return Optional.empty();
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
