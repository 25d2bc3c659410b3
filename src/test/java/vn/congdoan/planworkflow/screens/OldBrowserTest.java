package vn.congdoan.planworkflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts, styles and pages use nothing that Chromium 109, the last one for Windows 7, does not know; reviewed against the release notes of 110 to 142. */
class OldBrowserTest {

  private static final Map<String, Pattern> SCRIPT = new LinkedHashMap<>();
  private static final Map<String, Pattern> STYLE = new LinkedHashMap<>();

  static {
    script("Array copies (110)", "\\.(toSorted|toReversed|toSpliced)\\(|\\w\\.with\\(");
    script("Array.fromAsync (121)", "Array\\.fromAsync");
    script("Object.groupBy (117)", "(Object|Map)\\.groupBy");
    script("Promise.withResolvers (119), Promise.try (128)", "Promise\\.(withResolvers|try)\\b");
    script("Set methods (122)", "\\.(intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\\(|\\bSet\\b[^;]*\\.union\\(");
    script("Iterator helpers (122)", "Iterator\\.(from|prototype)|\\.(values|keys|entries)\\(\\)\\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\\(");
    script("import attributes (123)", "\\bimport\\b[^;\\n]*\\bwith\\s*\\{");
    script("regular expression flag v (112)", "/[dgimsuy]*v[dgimsuyv]*(?=[.,;)\\s])");
    script("well-formed strings (111)", "\\.(isWellFormed|toWellFormed)\\(");
    script("popover (114)", "\\.(showPopover|hidePopover|togglePopover|popover)\\b");
    script("view transitions (111)", "startViewTransition");
    script("URL.canParse (120), URL.parse (126)", "URL\\.(canParse|parse)\\b");
    script("checkVisibility options, closedby, command (after 109)", "\\b(closedBy|commandForElement|requestClose)\\b");
    script("Intl.DurationFormat, Intl.Segmenter locale info (after 109)", "Intl\\.DurationFormat|RegExp\\.escape|Uint8Array\\.fromBase64|Temporal\\.|\\busing\\s+\\w+\\s*=");
    style("nesting (112)", "(?m)^\\s*&|\\{[^{}@]*&[\\s:.\\[]");
    style("text-wrap (114, 117)", "text-wrap");
    style("field-sizing (123)", "field-sizing|interpolate-size|calc-size");
    style("popover, anchors (114, 125)", ":popover-open|anchor-name|position-anchor|position-area|@position-try|\\[popover]");
    style("colour functions (111, 119, 123)", "color-mix\\(|oklch\\(|oklab\\(|\\blch\\(|\\blab\\(|light-dark\\(|\\bfrom\\s+var\\(");
    style("scope, starting-style, view transitions (118, 117, 111)", "@scope|@starting-style|view-transition|@property\\b.*initial|transition-behavior|overlay:");
    style("sub-grid (117), masonry", "subgrid|masonry");
    style("nth-child of, user-valid, dir, open (111, 119, 120, 133)", ":nth-(last-)?child\\([^)]* of |:user-(in)?valid|:dir\\(|:open\\b|:has-slotted");
    style("mathematics (111, 120)", "\\b(sin|cos|tan|pow|sqrt|hypot|exp|log|round|rem|abs|sign)\\(");
    style("units and masks (after 109)", "\\b\\d+(lh|rlh|rcap|rex|ric|rch)\\b|(?<!-webkit-)mask-(image|size|position|repeat)|scrollbar-(color|width)|text-box|linear\\(");
    style("container style queries (111), scroll state", "@container[^{]*(style|scroll-state)\\(|scroll-timeline|animation-timeline");
    style("media ranges are known since 104, update and scripting are not (113, 120)", "@media[^{]*\\((update|scripting|prefers-reduced-transparency|inverted-colors)");
  }

  @Test
  void scriptsStylesAndPagesWorkInChromium109() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/resources/static"), Path.of("src/main/resources/META-INF/resources/webjars/camunda/app"), Path.of("processes"))) {
      for (Path file : files(root)) {
        String name = file.toString();
        String text = Files.readString(file);
        if (name.endsWith(".js")) found.addAll(newer(SCRIPT, name, text));
        else if (name.endsWith(".css")) found.addAll(newer(STYLE, name, text.replaceAll("(?s)/\\*.*?\\*/", "")));
        else if (name.endsWith(".html")) {
          found.addAll(newer(Map.of("attributes of after 109", Pattern.compile("\\s(popover|popovertarget|closedby|commandfor|inert=|blocking)\\b")), name, text));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void whatIsNewerIsFound() {
    assertThat(newer(SCRIPT, "a.js", "list.toSorted(); import x from './a.json' with { type: 'json' };")).hasSize(2);
    assertThat(newer(STYLE, "a.css", ".a { text-wrap: balance; & b { color: color-mix(in srgb, red, blue); } }")).hasSize(3);
    assertThat(newer(STYLE, "a.css", ".a:has(b) { width: calc(100vw - 16px); } @container (min-width: 1px) { .c { inset: 0; } }")).isEmpty();
    assertThat(newer(SCRIPT, "a.js", "list.at(-1); Object.hasOwn(a, b); structuredClone(a); [...a].reverse();")).isEmpty();
  }

  private static void script(String feature, String pattern) {
    SCRIPT.put(feature, Pattern.compile(pattern));
  }

  private static void style(String feature, String pattern) {
    STYLE.put(feature, Pattern.compile(pattern));
  }

  private static List<String> newer(Map<String, Pattern> features, String file, String text) {
    return features.entrySet().stream().flatMap(feature -> feature.getValue().matcher(text).results()
        .map(hit -> "%s: %s: “%s”".formatted(file, feature.getKey(), hit.group()))).toList();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
