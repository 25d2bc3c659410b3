package vn.congdoan.planworkflow.engine.guard;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A decision table: FEEL over variables, and no other language. */
class DecisionCheck extends XmlCheck {

  static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
  private static final Set<String> FEEL = Set.of("feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/");
  private static final Set<String> DRAWING = Set.of("https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/",
      "http://www.omg.org/spec/DMN/20180521/DI/", "http://bpmn.io/schema/dmn/biodi/2.0", "http://camunda.org/schema/modeler/1.0");
  private static final Set<String> ELEMENTS = Set.of("definitions", "decision", "informationRequirement", "requiredDecision", "requiredInput",
      "inputData", "variable", "decisionTable", "input", "inputExpression", "inputValues", "output", "outputValues", "rule", "inputEntry",
      "outputEntry", "literalExpression", "text", "description", "annotation", "annotationEntry", "extensionElements");
  private static final Set<String> ATTRIBUTES = Set.of("id", "name", "label", "namespace", "exporter", "exporterVersion", "href", "typeRef",
      "hitPolicy", "aggregation", "preferredOrientation", "outputLabel", "expressionLanguage");
  private static final Set<String> ENGINE_ATTRIBUTES = Set.of("inputVariable", "historyTimeToLive", "versionTag");
  private static final Map<String, GuardRule> REASONS = Map.of("businessKnowledgeModel", GuardRule.FEEL_FUNCTION, "functionDefinition",
      GuardRule.FEEL_FUNCTION, "encapsulatedLogic", GuardRule.FEEL_FUNCTION, "import", GuardRule.OTHER_FILE, "schemaLocation", GuardRule.OTHER_FILE,
      "noNamespaceSchemaLocation", GuardRule.OTHER_FILE, "href", GuardRule.OTHER_FILE);

  /** FEEL can define functions, also ones that call Java. */
  private static final Pattern FUNCTION = Pattern.compile("\\b(function|external)\\b");

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  DecisionCheck(Findings findings) {
    super(findings, DRAWING, REASONS);
  }

  @Override
  boolean knows(Element element) {
    return DMN.equals(element.getNamespaceURI()) && ELEMENTS.contains(element.getLocalName());
  }

  @Override
  boolean knows(Element element, Attr attribute) {
    String namespace = attribute.getNamespaceURI();
    String name = attribute.getLocalName();
    if (CAMUNDA.equals(namespace)) return ENGINE_ATTRIBUTES.contains(name);
    return namespace == null && ATTRIBUTES.contains(name) && (!name.equals("href") || attribute.getValue().matches("#[\\w.-]+"));
  }

  @Override
  void judge(Element element) {
    String language = element.getAttribute("expressionLanguage");
    if (element.hasAttribute("expressionLanguage") && !FEEL.contains(language)) add(element, GuardRule.NOT_FEEL, language);
    String text = ownText(element);
    if (!text.isBlank() && FUNCTION.matcher(QUOTED.matcher(text).replaceAll("")).find()) add(element, GuardRule.FEEL_FUNCTION, "function");
    for (int i = 0; i < element.getAttributes().getLength(); i++) otherLanguage(element, element.getAttributes().item(i).getNodeValue());
    otherLanguage(element, text);
  }

  private void otherLanguage(Element element, String text) {
    if (text.contains("${") || text.contains("#{")) add(element, GuardRule.NOT_FEEL, text.strip());
  }
}
