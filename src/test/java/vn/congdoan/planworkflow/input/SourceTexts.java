package vn.congdoan.planworkflow.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one source file says to people: which texts it uses, and where it has words of its own. */
final class SourceTexts {

  /** A quoted text, from its first quote to behind its last. */
  private record Literal(int from, int to) {}

  /** Letters that English has not, composed or not. */
  private static final Pattern VIETNAMESE = Pattern.compile("[\\p{L}\\p{M}&&[^\\p{ASCII}]]");
  private static final Pattern TEXT_OF = Pattern.compile("\\bText\\.of\\(");
  private static final Pattern TEXT_OTHERWISE = Pattern.compile("\\bText::");
  /** Calls that hand a sentence to a person. */
  private static final Pattern TOLD = Pattern.compile("\\b(?:new Refused|Refused\\.\\w+|new Problem|new DataProblem|problem|problemAt|problems\\.of|problems\\.write"
      + "|require(?:Text|Date|Count)|(?<!LOG\\.)error|Finding\\.\\w+|new FailureAnalysis|new Choice|new Review\\.Choice|approveOrReturn)\\(");
  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z])");

  private final String file;
  private final String source;
  private final Map<String, String> texts;
  private final List<Literal> literals = new ArrayList<>();
  private final boolean[] code;
  private final Set<String> used = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  SourceTexts(String file, String source, Map<String, String> texts) {
    this.file = file;
    this.source = source;
    this.texts = texts;
    this.code = new boolean[source.length()];
    separate();
    for (Literal literal : literals) if (VIETNAMESE.matcher(inside(literal)).find()) words(literal);
    found(TEXT_OTHERWISE).forEach(at -> problem(at, "a text must be asked for with its key"));
    for (int at : found(TEXT_OF)) checkUse(at);
    for (int at : found(TOLD)) {
      for (int[] argument : arguments(at)) {
        Literal literal = literalAt(argument[0]);
        if (literal != null && literal.to == argument[1] && inside(literal).contains(" ")) words(literal);
      }
    }
  }

  Set<String> used() {
    return used;
  }

  List<String> problems() {
    return problems.stream().distinct().toList();
  }

  /** How many values a text takes. */
  static int values(String text) {
    Matcher placeholder = PLACEHOLDER.matcher(text.replace("%%", ""));
    int inOrder = 0;
    int highest = 0;
    while (placeholder.find()) {
      if (placeholder.group(1) == null) inOrder++;
      else highest = Math.max(highest, Integer.parseInt(placeholder.group(1)));
    }
    return Math.max(inOrder, highest);
  }

  private void checkUse(int opened) {
    List<int[]> arguments = arguments(opened);
    Literal key = arguments.isEmpty() ? null : literalAt(arguments.get(0)[0]);
    if (key == null || key.to != arguments.get(0)[1]) {
      problem(opened, "the key is not written out");
      return;
    }
    String text = texts.get(inside(key));
    used.add(inside(key));
    int given = arguments.size() - 1;
    if (text == null) problem(key.from, "no text for " + inside(key));
    else if (values(text) != given) problem(key.from, "%s takes %d values, not %d".formatted(inside(key), values(text), given));
  }

  /** Beginnings of what stands behind the opening bracket, in code alone. */
  private List<Integer> found(Pattern pattern) {
    return pattern.matcher(source).results().filter(match -> code[match.start()]).map(match -> match.end()).toList();
  }

  /** From where to where each argument of a call stands, without the blanks around it. */
  private List<int[]> arguments(int opened) {
    List<int[]> arguments = new ArrayList<>();
    int depth = 0;
    int from = opened;
    for (int at = opened; at < source.length(); at++) {
      char letter = code[at] ? source.charAt(at) : ' ';
      if (depth == 0 && (letter == ',' || letter == ')')) {
        int first = from;
        int last = at;
        while (first < last && Character.isWhitespace(source.charAt(first))) first++;
        while (last > first && Character.isWhitespace(source.charAt(last - 1))) last--;
        if (first < last) arguments.add(new int[] {first, last});
        from = at + 1;
        if (letter == ')') return arguments;
      } else if ("([{".indexOf(letter) >= 0) {
        depth++;
      } else if (")]}".indexOf(letter) >= 0) {
        depth--;
      }
    }
    return arguments;
  }

  private Literal literalAt(int from) {
    return literals.stream().filter(literal -> literal.from == from).findFirst().orElse(null);
  }

  private String inside(Literal literal) {
    int quotes = source.startsWith("\"\"\"", literal.from) ? 3 : 1;
    return source.substring(literal.from + quotes, literal.to - quotes);
  }

  private void words(Literal literal) {
    problem(literal.from, "words in the code: " + inside(literal));
  }

  private void problem(int at, String what) {
    problems.add("%s:%d %s".formatted(file, 1 + IntStream.range(0, at).filter(i -> source.charAt(i) == '\n').count(), what));
  }

  /** Tells code from comments and quoted texts. */
  private void separate() {
    int at = 0;
    while (at < source.length()) {
      int to;
      if (source.startsWith("//", at)) {
        to = source.indexOf('\n', at);
      } else if (source.startsWith("/*", at)) {
        to = source.indexOf("*/", at + 2) + 2;
      } else if (source.startsWith("\"\"\"", at)) {
        to = closed(at + 3, "\"\"\"");
        literals.add(new Literal(at, to));
      } else if (source.charAt(at) == '"') {
        to = closed(at + 1, "\"");
        literals.add(new Literal(at, to));
      } else if (source.charAt(at) == '\'') {
        to = closed(at + 1, "'");
      } else {
        code[at] = true;
        to = at + 1;
      }
      at = to <= at ? source.length() : to;
    }
  }

  private int closed(int from, String quotes) {
    int at = from;
    while (!source.startsWith(quotes, at)) at += source.charAt(at) == '\\' ? 2 : 1;
    return at + quotes.length();
  }
}
