package vn.congdoan.planworkflow.engine.guard;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import vn.congdoan.planworkflow.input.Text;

/** A process model: drawn steps, forms of its own deployment, and expressions that reach the beans for models and variables only. */
class ModelCheck extends XmlCheck {

  /**
   * What a model may refer to.
   *
   * @param forms file names in the same deployment
   * @param processes whether a process of that id is deployed, or comes with this deployment
   * @param decisions the same for decision tables
   */
  record Surroundings(ModelBeans beans, Set<String> forms, Predicate<String> processes, Predicate<String> decisions) {}

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
      "http://www.omg.org/spec/DD/20100524/DI", "http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/bpmn/biocolor/1.0",
      "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

  private static final Set<String> ELEMENTS = Set.of("definitions", "process", "documentation", "extensionElements", "collaboration",
      "participant", "messageFlow", "laneSet", "lane", "childLaneSet", "flowNodeRef", "textAnnotation", "text", "association", "group", "category",
      "categoryValue", "dataObject", "dataObjectReference", "dataStore", "dataStoreReference", "startEvent", "endEvent", "intermediateCatchEvent",
      "intermediateThrowEvent", "boundaryEvent", "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "manualTask", "task",
      "callActivity", "subProcess", "transaction", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "sequenceFlow",
      "conditionExpression", "incoming", "outgoing", "multiInstanceLoopCharacteristics", "loopCardinality", "completionCondition",
      "timerEventDefinition", "timeDate", "timeDuration", "timeCycle", "messageEventDefinition", "signalEventDefinition", "errorEventDefinition",
      "escalationEventDefinition", "terminateEventDefinition", "compensateEventDefinition", "cancelEventDefinition", "linkEventDefinition",
      "conditionalEventDefinition", "condition", "message", "signal", "error", "escalation");

  private static final Set<String> ATTRIBUTES = Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion", "isExecutable",
      "processType", "isClosed", "processRef", "sourceRef", "targetRef", "default", "attachedToRef", "cancelActivity", "isInterrupting",
      "parallelMultiple", "triggeredByEvent", "messageRef", "signalRef", "errorRef", "escalationRef", "errorCode", "escalationCode", "calledElement",
      "isSequential", "gatewayDirection", "eventGatewayType", "instantiate", "isForCompensation", "startQuantity", "completionQuantity",
      "isCollection", "dataObjectRef", "dataStoreRef", "textFormat", "associationDirection", "activityRef", "waitForCompletion", "categoryValueRef",
      "value");

  private static final Set<String> EXTENSIONS = Set.of("properties", "property", "inputOutput", "inputParameter", "outputParameter", "in", "out",
      "failedJobRetryTimeCycle");

  private static final Set<String> EXTENSION_ATTRIBUTES = Set.of("id", "name", "value", "source", "target", "sourceExpression", "variables",
      "businessKey", "local");

  private static final Set<String> ENGINE_ATTRIBUTES = Set.of("asyncBefore", "asyncAfter", "exclusive", "jobPriority", "historyTimeToLive",
      "isStartableInTasklist", "versionTag", "candidateGroups", "candidateStarterGroups", "dueDate", "followUpDate", "priority", "taskPriority",
      "formKey", "expression", "resultVariable", "collection", "elementVariable", "decisionRef", "decisionRefBinding", "mapDecisionResult",
      "calledElementBinding", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable", "variableName", "variableEvents",
      "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");

  private static final Map<String, GuardRule> REASONS = Map.ofEntries(Map.entry("script", GuardRule.SCRIPT), Map.entry("scriptTask", GuardRule.SCRIPT),
      Map.entry("scriptFormat", GuardRule.SCRIPT), Map.entry("resource", GuardRule.SCRIPT), Map.entry("language", GuardRule.SCRIPT),
      Map.entry("class", GuardRule.JAVA_CLASS), Map.entry("delegateExpression", GuardRule.JAVA_CLASS), Map.entry("field", GuardRule.JAVA_CLASS),
      Map.entry("executionListener", GuardRule.LISTENER), Map.entry("taskListener", GuardRule.LISTENER),
      Map.entry("connector", GuardRule.CONNECTOR), Map.entry("type", GuardRule.CONNECTOR), Map.entry("topic", GuardRule.CONNECTOR),
      Map.entry("formData", GuardRule.OTHER_FORM), Map.entry("formRef", GuardRule.OTHER_FORM), Map.entry("formRefBinding", GuardRule.OTHER_FORM),
      Map.entry("formHandlerClass", GuardRule.OTHER_FORM), Map.entry("import", GuardRule.OTHER_FILE), Map.entry("schemaLocation", GuardRule.OTHER_FILE),
      Map.entry("noNamespaceSchemaLocation", GuardRule.OTHER_FILE), Map.entry("assignee", GuardRule.PERSON),
      Map.entry("candidateUsers", GuardRule.PERSON), Map.entry("candidateStarterUsers", GuardRule.PERSON),
      Map.entry("humanPerformer", GuardRule.PERSON), Map.entry("potentialOwner", GuardRule.PERSON));

  private static final Pattern FORM = Pattern.compile("embedded:deployment:([^/\\\\]+\\.html)");
  private static final Pattern LITERAL_ID = Pattern.compile("[A-Za-z_][\\w.-]*");

  /** Objects of the engine that expressions would see under these names. */
  private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task", "caseExecution", "externalTask");

  private final Surroundings around;

  ModelCheck(Findings findings, Surroundings around) {
    super(findings, DRAWING, REASONS);
    this.around = around;
  }

  @Override
  boolean knows(Element element) {
    String name = element.getLocalName();
    return BPMN.equals(element.getNamespaceURI()) ? ELEMENTS.contains(name) : CAMUNDA.equals(element.getNamespaceURI()) && EXTENSIONS.contains(name);
  }

  @Override
  boolean knows(Element element, Attr attribute) {
    String namespace = attribute.getNamespaceURI();
    String name = attribute.getLocalName();
    if (XSI.equals(namespace)) return name.equals("type") && attribute.getValue().matches("([\\w.-]+:)?tFormalExpression");
    if (CAMUNDA.equals(namespace)) return BPMN.equals(element.getNamespaceURI()) && ENGINE_ATTRIBUTES.contains(name);
    if (namespace != null) return false;
    return (BPMN.equals(element.getNamespaceURI()) ? ATTRIBUTES : EXTENSION_ATTRIBUTES).contains(name);
  }

  @Override
  void judge(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) expressions(element, element.getAttributes().item(i).getNodeValue());
    expressions(element, ownText(element));
    String formKey = element.getAttributeNS(CAMUNDA, "formKey");
    if (element.hasAttributeNS(CAMUNDA, "formKey")) {
      Matcher form = FORM.matcher(formKey);
      if (!form.matches()) add(element, GuardRule.FORM_ELSEWHERE, formKey);
      else if (!around.forms().contains(form.group(1))) add(element, GuardRule.FORM_MISSING, form.group(1));
    }
    if (element.getLocalName().equals("callActivity")) {
      refersTo(element, element.getAttribute("calledElement"), around.processes(), GuardRule.PROCESS_UNKNOWN);
    }
    if (element.getLocalName().equals("businessRuleTask") && !element.hasAttributeNS(CAMUNDA, "expression")) {
      refersTo(element, element.getAttributeNS(CAMUNDA, "decisionRef"), around.decisions(), GuardRule.DECISION_UNKNOWN);
    }
  }

  private void refersTo(Element element, String id, Predicate<String> known, GuardRule rule) {
    if (!LITERAL_ID.matcher(id).matches() || !known.test(id)) add(element, rule, id);
  }

  private void expressions(Element element, String text) {
    ModelExpression.in(text).ifPresent(expression -> {
      for (String unknown : expression.unknown()) add(element, GuardRule.EXPRESSION_UNKNOWN, inExpression(unknown, text));
      for (ModelExpression.Call call : expression.calls()) {
        Class<?> bean = around.beans().types().get(call.bean());
        if (bean == null || !ModelBeans.offers(bean, call.method(), call.arguments())) add(element, GuardRule.CALL_UNKNOWN, inExpression(call, text));
      }
      for (String property : expression.properties()) {
        if (!property.equals(ModelExpression.BUSINESS_KEY)) add(element, GuardRule.PROPERTY_READ, inExpression(property, text));
      }
      for (String variable : expression.variables()) {
        if (ENGINE_OBJECTS.contains(variable) || around.beans().types().containsKey(variable)) add(element, GuardRule.OBJECT_PASSED, inExpression(variable, text));
      }
    });
  }

  private static String inExpression(Object part, String expression) {
    return Text.of("engine.inExpression", part, expression);
  }
}
