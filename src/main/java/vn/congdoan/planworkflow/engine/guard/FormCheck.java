package vn.congdoan.planworkflow.engine.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * A form: plain HTML from the blocks of static/forms, and one line that hands it over to them. Tasklist puts it into its own page and lets
 * AngularJS read it, so whatever either of them would run is refused.
 */
class FormCheck {

  private static final Set<String> TAGS = Set.of("form", "div", "span", "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em",
      "br", "hr", "section", "fieldset", "legend", "label", "input", "textarea", "select", "option", "button", "details", "summary", "template",
      "table", "caption", "thead", "tbody", "tr", "th", "td", "script");

  private static final Set<String> EVERYWHERE = Set.of("class", "id", "lang", "title", "role", "aria-label", "aria-describedby", "aria-live",
      "data-add", "data-as", "data-assignee", "data-block", "data-check", "data-choices", "data-each", "data-editable", "data-empty", "data-field",
      "data-group", "data-if", "data-label", "data-live", "data-max", "data-min", "data-missing", "data-none", "data-number", "data-number-of-row",
      "data-of", "data-options", "data-post", "data-remove", "data-required", "data-required-when", "data-rows", "data-start",
      "data-text", "data-title", "data-units", "data-when", "data-yes");

  private static final Map<String, Set<String>> OF_TAG = Map.of(
      "label", Set.of("for"),
      "input", Set.of("type", "autocomplete", "inputmode", "maxlength", "min", "max", "step", "value"),
      "textarea", Set.of("rows", "maxlength"),
      "option", Set.of("value"),
      "button", Set.of("type"),
      "details", Set.of("open"),
      "th", Set.of("scope", "colspan", "rowspan"),
      "td", Set.of("colspan", "rowspan"));

  /** What these attributes may say. */
  private static final Map<String, Pattern> VALUES = Map.of(
      // AngularJS also reads instructions out of class names.
      "class", Pattern.compile("((plan-form|pf-[a-z-]+)\\s*)*"),
      "id", Pattern.compile("[a-z][a-z0-9-]*"),
      "for", Pattern.compile("[a-z][a-z0-9-]*"),
      // Where a start form sends what was typed: our own interface.
      "data-post", Pattern.compile("/api/[a-z-]+(/([a-z-]+|\\{[a-z]+}))*"),
      "type", Pattern.compile("text|date|checkbox|radio|number|button|text/form-script"));

  private static final Set<String> SCRIPTS = Set.of("PlanForms.task(camForm, $scope);", "PlanForms.start(camForm, $scope);");
  private static final Pattern PLAIN_COMMENT = Pattern.compile("[^<>{}:]*");
  private static final int MOST_PARSE_ERRORS = 5;

  private final Findings findings;
  private int scripts;

  FormCheck(Findings findings) {
    this.findings = findings;
  }

  void check(byte[] content) {
    String html;
    try {
      html = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      findings.add(1, "", GuardRule.FORM_NOT_UNICODE, "");
      return;
    }
    Parser parser = Parser.htmlParser().setTrackErrors(MOST_PARSE_ERRORS).setTrackPosition(true);
    List<Node> nodes = parser.parseFragmentInput(html, new Element("body"), "");
    // What one reader mends in one way, another may mend in another.
    for (ParseError error : parser.getErrors()) findings.add(lineAt(html, error.getPosition()), "", GuardRule.FORM_MALFORMED, "");
    nodes.forEach(root -> root.traverse((node, depth) -> check(node)));
  }

  private void check(Node node) {
    if (node instanceof Element element) {
      check(element);
    } else if (node instanceof TextNode text) {
      doubleBraces(node, text.getWholeText());
    } else if (node instanceof Comment comment) {
      if (!PLAIN_COMMENT.matcher(comment.getData()).matches()) add(node, GuardRule.FORM_COMMENT, "");
    } else if (!(node instanceof DataNode && node.parent() instanceof Element parent && parent.normalName().equals("script"))) {
      add(node, GuardRule.FORM_TAG, node.nodeName());
    }
  }

  private void check(Element element) {
    String tag = element.tagName();
    if (!TAGS.contains(tag)) {
      add(element, GuardRule.FORM_TAG, tag);
      return;
    }
    if (tag.equals("script")) {
      script(element);
      return;
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      Pattern allowed = VALUES.get(name);
      if (!EVERYWHERE.contains(name) && !OF_TAG.getOrDefault(tag, Set.of()).contains(name)) add(element, GuardRule.FORM_ATTRIBUTE, tag + " " + name);
      else if (allowed != null && !allowed.matcher(value).matches()) add(element, GuardRule.FORM_VALUE, name + "=" + value);
      doubleBraces(element, value);
    }
  }

  private void script(Element script) {
    Set<String> names = new HashSet<>();
    script.attributes().forEach(attribute -> names.add(attribute.getKey()));
    boolean known = names.equals(Set.of("cam-script", "type")) && script.attr("cam-script").isEmpty() && script.attr("type").equals("text/form-script")
        && SCRIPTS.contains(script.data().strip());
    if (!known || ++scripts > 1) add(script, GuardRule.FORM_SCRIPT, "");
  }

  private void doubleBraces(Node node, String text) {
    if (text.contains("{{") || text.contains("}}")) add(node, GuardRule.FORM_BRACES, "");
  }

  private void add(Node node, GuardRule rule, String what) {
    findings.add(node.sourceRange().start().lineNumber(), "", rule, what);
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, Math.min(position, text.length())).chars().filter(letter -> letter == '\n').count();
  }
}
