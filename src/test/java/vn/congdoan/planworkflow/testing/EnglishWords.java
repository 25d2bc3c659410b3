package vn.congdoan.planworkflow.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds English words on a page that a Vietnamese person sees. The words stand in {@code english-words.txt}, one a line, without those that are
 * Vietnamese syllables too; what may stay English, each with its reason, in {@code english-reviewed.txt}.
 */
public final class EnglishWords {

  private static final Set<String> WORDS = Set.copyOf(lines("/english-words.txt"));
  /** Whole texts or parts of a text, regular expressions, in the order of the file. */
  private static final List<Pattern> REVIEWED = lines("/english-reviewed.txt").stream().filter(line -> line.startsWith("text "))
      .map(line -> Pattern.compile(line.substring(5))).toList();
  /** Elements that show what people, models and machines wrote. */
  private static final String DATA = lines("/english-reviewed.txt").stream().filter(line -> line.startsWith("element "))
      .map(line -> line.substring(8)).collect(Collectors.joining(", "));

  /** Addresses, file names, ids such as {@code vpdd.staff} or {@code userTask_reviewReport}: no words of a sentence. */
  private static final Pattern NAMES = Pattern.compile("(?U)\\S*(?:://|[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}]|_|@|\\$\\{|#\\{)\\S*|(?<=^|\\s)/\\S+|(?<=^|\\s)[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)+");
  private static final Pattern WORD = Pattern.compile("(?U)(?<![\\p{L}\\p{M}\\p{N}])[A-Za-z]{2,}(?![\\p{L}\\p{M}\\p{N}])");

  /** Every text with where it stands; what can't be seen is left out. */
  private static final String TEXTS = """
      (data) => {
        const found = [['title of the page', document.title]];
        const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
        const kept = (element) => !(data && element.closest(data)) && !element.closest('script, style, noscript, template');
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.TEXT_NODE) {
            const element = node.parentElement;
            if (!node.data.trim() || !kept(element)) continue;
            const menu = element.closest('select');
            // An option that has a label shows it in place of its text.
            if (shown(menu || element)) found.push([element.localName, element.getAttribute('label') || node.data]);
            continue;
          }
          if (!kept(node) || !shown(node)) continue;
          for (const name of ['title', 'placeholder', 'aria-label', 'alt', 'data-tooltip', 'tooltip']) {
            if (node.getAttribute(name)?.trim()) found.push([name, node.getAttribute(name)]);
          }
          if (node.matches('input[type=button], input[type=submit], input[type=reset]') && node.value) found.push(['value', node.value]);
        }
        return found;
      }""";

  private EnglishWords() {}

  /** The English words that can be seen on a page, each with the text it stands in; none on a page that is wholly Vietnamese. */
  public static List<String> in(Page page) {
    Set<String> found = new LinkedHashSet<>();
    for (Object entry : (List<?>) page.evaluate(TEXTS, DATA)) {
      List<?> text = (List<?>) entry;
      for (String word : in(String.valueOf(text.get(1)))) found.add("%s ← %s: %s".formatted(word, text.get(0), squeezed(String.valueOf(text.get(1)))));
    }
    return new ArrayList<>(found);
  }

  /** The English words of one text. */
  public static List<String> in(String text) {
    String rest = squeezed(text);
    for (Pattern reviewed : REVIEWED) rest = reviewed.matcher(rest).replaceAll(" ");
    rest = NAMES.matcher(rest).replaceAll(" ");
    return WORD.matcher(rest).results().map(match -> match.group()).filter(word -> WORDS.contains(word.toLowerCase(Locale.ROOT))).toList();
  }

  private static String squeezed(String text) {
    return text.replaceAll("(?U)\\s+", " ").strip();
  }

  private static List<String> lines(String resource) {
    try (InputStream in = EnglishWords.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
