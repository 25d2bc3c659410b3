package vn.congdoan.planworkflow.input;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** The name of a file as a person gave it: what is kept of it, and how it travels back in an answer. */
public final class FileName {

  private static final int LONGEST = 250;

  /** Control and formatting characters, among them those that turn the direction of writing and show "fdp.exe" as "exe.pdf"; line ends. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

  private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

  /** What Windows takes in no name. */
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");

  /** Names of devices, with any ending. */
  private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private FileName() {}

  /** The name without folders and without anything that would deceive a reader or a file system; empty when nothing is left. */
  public static String clean(String given) {
    if (given == null) return "";
    String name = UNSEEN.matcher(Normalizer.normalize(given, Normalizer.Form.NFC)).replaceAll("");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = FORBIDDEN.matcher(SPACES.matcher(name).replaceAll(" ")).replaceAll("_").strip();
    while (name.endsWith(".") || name.endsWith(" ")) name = name.substring(0, name.length() - 1);
    if (name.startsWith(".") || RESERVED.matcher(name).matches()) name = "_" + name;
    if (name.equals("_")) return "";
    int tooLong = name.codePointCount(0, name.length()) - LONGEST;
    return tooLong > 0 ? name.substring(name.offsetByCodePoints(0, tooLong)) : name;
  }

  /** The header by which a browser keeps a file and never shows it, with its Vietnamese name (RFC 6266, RFC 5987) and one of plain letters. */
  public static String attachment(String name) {
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain(name), UriUtils.encode(name, StandardCharsets.UTF_8));
  }

  private static String plain(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("").replace('\u0111', 'd').replace('\u0110', 'D');
    return letters.replaceAll("[^A-Za-z0-9 ._()-]", "_");
  }
}
