package vn.congdoan.planworkflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of a model refers to.
 *
 * @param calls of bean methods
 * @param variables that it reads
 * @param properties of variables that it reads, as {@code variable.property}
 * @param literals texts in quotes
 */
record ModelExpression(List<Call> calls, List<String> variables, List<String> properties, List<String> literals) {

  private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{([^}]*)}");
  private static final Pattern TOKEN = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([A-Za-z_]\\w*)|(\\d+(?:\\.\\d+)?)|(\\S)");
  private static final Set<String> WORDS = Set.of("null", "true", "false", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge",
      "div", "mod", "instanceof");

  /** A call of a bean's method. */
  record Call(String bean, String method, int arguments) {}

  private record Token(String text, boolean name, boolean literal) {}

  /** Every expression in a text that may hold several, and words around them. */
  static List<ModelExpression> in(String text) {
    List<ModelExpression> found = new ArrayList<>();
    Matcher matcher = EXPRESSION.matcher(text);
    while (matcher.find()) found.add(parse(matcher.group(1)));
    return found;
  }

  private static ModelExpression parse(String body) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(body);
    while (matcher.find()) {
      String literal = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      tokens.add(new Token(literal != null ? literal : matcher.group(), matcher.group(3) != null, literal != null));
    }
    ModelExpression found = new ModelExpression(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.literal()) found.literals.add(token.text());
      if (!token.name() || WORDS.contains(token.text())) continue;
      boolean dotted = is(tokens, i + 1, ".") && i + 2 < tokens.size();
      if (dotted && is(tokens, i + 3, "(")) {
        found.calls.add(new Call(token.text(), tokens.get(i + 2).text(), arguments(tokens, i + 3)));
        i += 2;
      } else if (dotted) {
        found.properties.add(token.text() + "." + tokens.get(i + 2).text());
        i += 2;
      } else {
        found.variables.add(token.text());
      }
    }
    return found;
  }

  private static int arguments(List<Token> tokens, int open) {
    int depth = 0;
    int commas = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (is(tokens, i, "(")) depth++;
      if (is(tokens, i, ")") && --depth == 0) return i == open + 1 ? 0 : commas + 1;
      if (depth == 1 && is(tokens, i, ",")) commas++;
    }
    throw new IllegalArgumentException("a bracket is not closed: " + tokens);
  }

  private static boolean is(List<Token> tokens, int index, String text) {
    return index < tokens.size() && !tokens.get(index).literal() && tokens.get(index).text().equals(text);
  }
}
