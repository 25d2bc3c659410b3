package vn.congdoan.planworkflow.engine.guard;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

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

  private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("script", "guard.script"), Map.entry("scriptTask", "guard.script"),
      Map.entry("scriptFormat", "guard.script"), Map.entry("resource", "guard.script"), Map.entry("language", "guard.script"),
      Map.entry("class", "guard.javaClass"), Map.entry("delegateExpression", "guard.javaClass"), Map.entry("field", "guard.javaClass"),
      Map.entry("executionListener", "guard.listener"), Map.entry("taskListener", "guard.listener"),
      Map.entry("connector", "guard.connector"), Map.entry("type", "guard.connector"), Map.entry("topic", "guard.connector"),
      Map.entry("formData", "guard.otherForm"), Map.entry("formRef", "guard.otherForm"), Map.entry("formRefBinding", "guard.otherForm"),
      Map.entry("formHandlerClass", "guard.otherForm"), Map.entry("import", "guard.otherFile"), Map.entry("schemaLocation", "guard.otherFile"),
      Map.entry("noNamespaceSchemaLocation", "guard.otherFile"), Map.entry("assignee", "guard.person"),
      Map.entry("candidateUsers", "guard.person"), Map.entry("candidateStarterUsers", "guard.person"),
      Map.entry("humanPerformer", "guard.person"), Map.entry("potentialOwner", "guard.person"));

  private static final Pattern FORM = Pattern.compile("embedded:deployment:([^/\\\\]+\\.html)");
  private static final Pattern LITERAL_ID = Pattern.compile("[A-Za-z_][\\w.-]*");

  /** Objects of the engine that expressions would see under these names. */
  private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task", "caseExecution", "externalTask");

  private final Surroundings around;

  ModelCheck(Findings findings, Surroundings around) {
    super(findings);
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
  boolean draws(String namespace) {
    return namespace != null && DRAWING.contains(namespace);
  }

  @Override
  Map<String, String> reasons() {
    return REASONS;
  }

  @Override
  void judge(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) expressions(element, element.getAttributes().item(i).getNodeValue());
    expressions(element, ownText(element));
    String formKey = element.getAttributeNS(CAMUNDA, "formKey");
    if (element.hasAttributeNS(CAMUNDA, "formKey")) {
      Matcher form = FORM.matcher(formKey);
      if (!form.matches()) add(element, "guard.formElsewhere", formKey);
      else if (!around.forms().contains(form.group(1))) add(element, "guard.formMissing", form.group(1));
    }
    if (element.getLocalName().equals("callActivity")) {
      refersTo(element, element.getAttribute("calledElement"), around.processes(), "guard.processUnknown");
    }
    if (element.getLocalName().equals("businessRuleTask") && !element.hasAttributeNS(CAMUNDA, "expression")) {
      refersTo(element, element.getAttributeNS(CAMUNDA, "decisionRef"), around.decisions(), "guard.decisionUnknown");
    }
  }

  private void refersTo(Element element, String id, Predicate<String> known, String rule) {
    if (!LITERAL_ID.matcher(id).matches() || !known.test(id)) add(element, rule, id);
  }

  private void expressions(Element element, String text) {
    ModelExpression.in(text).ifPresent(expression -> {
      for (String unknown : expression.unknown()) add(element, "guard.expressionUnknown", unknown, text);
      for (ModelExpression.Call call : expression.calls()) {
        Class<?> bean = around.beans().types().get(call.bean());
        if (bean == null || !ModelBeans.offers(bean, call.method(), call.arguments())) add(element, "guard.callUnknown", call, text);
      }
      for (String property : expression.properties()) {
        if (!property.equals(ModelExpression.BUSINESS_KEY)) add(element, "guard.propertyRead", property, text);
      }
      for (String variable : expression.variables()) {
        if (ENGINE_OBJECTS.contains(variable) || around.beans().types().containsKey(variable)) add(element, "guard.objectPassed", variable, text);
      }
    });
  }
}
