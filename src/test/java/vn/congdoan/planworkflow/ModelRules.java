package vn.congdoan.planworkflow;

import static vn.congdoan.planworkflow.ModelFile.BPMN;
import static vn.congdoan.planworkflow.ModelFile.CAMUNDA;
import static vn.congdoan.planworkflow.ModelFile.camunda;
import static vn.congdoan.planworkflow.ModelFile.children;
import static vn.congdoan.planworkflow.ModelFile.documentation;
import static vn.congdoan.planworkflow.ModelFile.property;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.congdoan.planworkflow.engine.guard.ModelBeans;
import vn.congdoan.planworkflow.engine.guard.ModelExpression;

/** Judges models by the rules of processes/: a pure function of the models and of what they refer to. */
final class ModelRules {

  /**
   * A place where a model breaks a rule.
   *
   * @param rule that is broken
   * @param file of the model, or of what should be in a model
   * @param place id of the element
   * @param what is wrong
   */
  record Violation(ModelRule rule, String file, String place, String what) {

    @Override
    public String toString() {
      return "%s: %s %s".formatted(file, place, what);
    }
  }

  private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("startEvent", "startEvent"), Map.entry("endEvent", "endEvent"),
      Map.entry("intermediateCatchEvent", "event"), Map.entry("intermediateThrowEvent", "event"), Map.entry("boundaryEvent", "event"),
      Map.entry("sequenceFlow", "flow"), Map.entry("subProcess", "subProcess"), Map.entry("callActivity", "callActivity"),
      Map.entry("userTask", "userTask"), Map.entry("serviceTask", "serviceTask"), Map.entry("sendTask", "sendTask"),
      Map.entry("receiveTask", "receiveTask"), Map.entry("businessRuleTask", "businessRuleTask"), Map.entry("message", "message"),
      Map.entry("signal", "signal"), Map.entry("error", "error"), Map.entry("escalation", "escalation"));
  private static final Pattern VIETNAMESE_LETTER = Pattern.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FOREIGN_LETTER = Pattern.compile("[fjwz]", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAGRAPH_SAID = Pattern.compile("\\((mục|dấu đến|phần)\\b.*của Kế hoạch\\)");
  private static final Pattern PAST = Pattern.compile(".*([a-z]ed|Sent|Given|Met|Begun|Drawn|Written|Taken|Put)");
  private static final Pattern FIXED_TIME = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}|^R?\\d*/?P(T?\\d)");
  private static final Pattern DAYS = Pattern.compile("P(\\d{1,5})D");
  /** Five years: a term of office, after which somebody else may ask who did what. */
  private static final int DAYS_OF_WHAT_PEOPLE_DO = 5 * 365;
  private static final Set<String> ALWAYS_DECLARED = Set.of("decision", "reason");
  private static final Set<String> CALLABLE_OF_EXECUTION = Set.of("execution.processBusinessKey");

  private final List<ModelFile> models;
  private final ModelSurroundings around;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, Set<String>> occurring = new HashMap<>();

  private ModelRules(List<ModelFile> models, ModelSurroundings around) {
    this.models = models;
    this.around = around;
  }

  /** Everything in which the models, taken as all there are, break a rule. */
  static List<Violation> violations(List<ModelFile> models, ModelSurroundings around) {
    ModelRules rules = new ModelRules(models, around);
    models.forEach(model -> rules.new Judgement(model).judge());
    rules.judgeTogether();
    return rules.violations;
  }

  private void judgeTogether() {
    Set<String> usedForms = models.stream().flatMap(model -> model.all().stream().map(element -> model.folder() + "/" + formOf(element)))
        .collect(Collectors.toSet());
    // A decision table may be asked by the code instead of a model.
    around.forms().forEach((folder, forms) -> forms.stream().filter(form -> !form.endsWith(".dmn") && !usedForms.contains(folder + "/" + form))
        .forEach(form -> add(ModelRule.FORM_USED, folder + "/" + form, "", "belongs to no task and no start event")));
    around.variables().forEach((process, variables) -> variables.stream()
        .filter(variable -> !occurring.getOrDefault(process, Set.of()).contains(variable))
        .forEach(variable -> add(ModelRule.VARIABLE_USED, process, variable, "is declared, and occurs nowhere in the model")));
    Set<String> waitedFor = models.stream().flatMap(model -> model.elements("message").stream()
        .filter(message -> model.all().stream().anyMatch(element -> element.getAttribute("messageRef").equals(message.getAttribute("id")))))
        .map(message -> message.getAttribute("name")).collect(Collectors.toSet());
    around.messages().stream().filter(message -> !waitedFor.contains(message))
        .forEach(message -> add(ModelRule.MESSAGE_USED, "Java", message, "is a constant that no model waits for"));
    around.works().forEach((process, steps) -> steps.stream()
        .filter(step -> models.stream().filter(model -> model.processId().equals(process))
            .noneMatch(model -> model.node(step).filter(node -> node.getLocalName().equals("userTask")).isPresent()))
        .forEach(step -> add(ModelRule.WORK_HAS_USER_TASK, process, step, "has work at a desk, and no user task")));
  }

  private void add(ModelRule rule, String file, String place, String what) {
    violations.add(new Violation(rule, file, place, what));
  }

  /** The file name of an embedded form; empty when there is none. */
  private static String formOf(Element element) {
    String key = camunda(element, "formKey");
    return key.startsWith("embedded:deployment:") ? key.substring("embedded:deployment:".length()) : "";
  }

  private static String id(Element element) {
    return element.getAttribute("id");
  }

  /** One model in turn. */
  private final class Judgement {

    private final ModelFile model;
    private final Element process;

    Judgement(ModelFile model) {
      this.model = model;
      this.process = model.process();
    }

    void judge() {
      ids();
      labels();
      gateways();
      new Drawing().judge();
      process();
      model.elements("userTask").forEach(this::userTask);
      model.elements("startEvent").forEach(this::startForm);
      forbidden();
      expressions();
      messages();
      calls();
    }

    private void broken(ModelRule rule, Element element, String what) {
      broken(rule, id(element), what);
    }

    private void broken(ModelRule rule, String place, String what) {
      add(rule, model.folder() + "/" + model.name() + ".bpmn", place, what);
    }

    private void ids() {
      if (!model.processId().equals(model.name()) || !model.name().matches("[a-z]+(-[a-z]+)*") || model.elements("process").size() != 1) {
        broken(ModelRule.PROCESS_ID_IS_FILE_NAME, process, "is not the one process that the file is named after");
      }
      Set<String> seen = new HashSet<>();
      for (Element element : model.all()) {
        if (!element.hasAttribute("id")) continue;
        if (!seen.add(id(element))) broken(ModelRule.ID_UNIQUE, element, "stands twice");
        if (!BPMN.equals(element.getNamespaceURI())) continue;
        String type = ModelFile.isGateway(element) ? "gateway" : TYPES.getOrDefault(element.getLocalName(), "[a-z][A-Za-z]*");
        if (ModelFile.isNode(element) || !type.startsWith("[") || element.getLocalName().endsWith("EventDefinition")) {
          if (!id(element).matches(type + "_[a-z][A-Za-z0-9]*")) {
            broken(ModelRule.ID_SAYS_TYPE_AND_MEANING, element, "should be %s_<camelCase>".formatted(type));
          }
        }
      }
    }

    private void labels() {
      for (Element element : Stream.of(model.elements("process"), model.nodes(), model.flows()).flatMap(List::stream).toList()) {
        String label = element.getAttribute("name");
        if (label.isBlank()) {
          if (needsLabel(element)) broken(ModelRule.LABEL_PRESENT, element, "has no label");
          continue;
        }
        if (!Normalizer.isNormalized(label, Normalizer.Form.NFC) || !label.equals(label.strip()) || label.contains("  ")) {
          broken(ModelRule.LABEL_NFC, element, "“%s” is not composed, or has spaces too many".formatted(label));
        }
        String composed = Normalizer.normalize(label, Normalizer.Form.NFC);
        if (!VIETNAMESE_LETTER.matcher(composed).find() || FOREIGN_LETTER.matcher(composed).find()) {
          broken(ModelRule.LABEL_VIETNAMESE, element, "“%s” is not Vietnamese".formatted(label));
        }
        if (!Character.isUpperCase(composed.strip().codePointAt(0))) {
          broken(ModelRule.LABEL_CAPITAL, element, "“%s” begins with a small letter".formatted(label));
        }
      }
      Map<String, List<Element>> ends = model.elements("endEvent").stream().collect(Collectors.groupingBy(end -> end.getAttribute("name")));
      ends.forEach((label, same) -> {
        if (!label.isBlank() && same.size() > 1) {
          broken(ModelRule.END_STATES_DISTINCT, same.get(1), "ends as “%s”, like %s".formatted(label, id(same.get(0))));
        }
      });
    }

    private boolean needsLabel(Element element) {
      if (element.getLocalName().equals("sequenceFlow")) {
        return model.node(element.getAttribute("sourceRef")).filter(this::splitsByQuestion).isPresent();
      }
      return !ModelFile.isGateway(element) || splitsByQuestion(element);
    }

    private boolean splitsByQuestion(Element node) {
      return Set.of("exclusiveGateway", "inclusiveGateway").contains(node.getLocalName()) && model.flowsFrom(node).size() > 1;
    }

    private void gateways() {
      for (Element node : model.nodes()) {
        if (!splitsByQuestion(node)) continue;
        String label = node.getAttribute("name");
        if (!label.isBlank() && !label.endsWith("?")) broken(ModelRule.GATEWAY_ASKS, node, "“%s” is no question".formatted(label));
        String byDefault = node.getAttribute("default");
        List<Element> answers = model.flowsFrom(node);
        if (answers.stream().noneMatch(flow -> id(flow).equals(byDefault))) broken(ModelRule.GATEWAY_HAS_DEFAULT, node, "has no default answer");
        for (Element flow : answers) {
          boolean conditional = !children(flow, "conditionExpression").isEmpty();
          if (conditional == id(flow).equals(byDefault)) {
            broken(ModelRule.GATEWAY_FLOWS_HAVE_CONDITIONS, flow, conditional ? "is the default, and has a condition" : "has no condition");
          }
        }
      }
      for (Element flow : model.flows()) {
        boolean afterQuestion = model.node(flow.getAttribute("sourceRef")).filter(this::splitsByQuestion).isPresent();
        if (!afterQuestion && !children(flow, "conditionExpression").isEmpty()) {
          broken(ModelRule.CONDITION_ONLY_AT_GATEWAY, flow, "has a condition, and does not come from a gateway that splits");
        }
      }
    }

    private void process() {
      Matcher kept = DAYS.matcher(camunda(process, "historyTimeToLive"));
      int least = model.elements("userTask").isEmpty() ? 30 : DAYS_OF_WHAT_PEOPLE_DO;
      if (!kept.matches() || Integer.parseInt(kept.group(1)) < least || !process.getAttribute("isExecutable").equals("true")) {
        broken(ModelRule.HISTORY_TIME_TO_LIVE, process, "does not keep its history for %d days or more, or cannot be executed".formatted(least));
      }
      String said = documentation(process);
      if (said.length() < 20 || VIETNAMESE_LETTER.matcher(said).find()) broken(ModelRule.PROCESS_DOCUMENTED, process, "does not say in English what it is");
    }

    private void userTask(Element task) {
      String said = documentation(task);
      if (said.length() < 20 || !VIETNAMESE_LETTER.matcher(said).find() || !Character.isUpperCase(said.codePointAt(0)) || !said.endsWith(".")
          || !Normalizer.isNormalized(said, Normalizer.Form.NFC) || !PARAGRAPH_SAID.matcher(said).find()) {
        broken(ModelRule.USER_TASK_DOCUMENTED, task, "does not tell in Vietnamese what to do and by which paragraph of the plan: “%s”".formatted(said));
      }
      String wanted = id(task).replaceFirst("^[^_]*_", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".html";
      if (!formOf(task).equals(wanted) || !formExists(task)) {
        broken(ModelRule.USER_TASK_FORM, task, "should have embedded:deployment:%s from its folder, and has “%s”".formatted(wanted, camunda(task, "formKey")));
      }
      String groups = camunda(task, "candidateGroups");
      Matcher ofUnit = Pattern.compile("\\$\\{[a-z]\\w*[uU]nitCode}\\.([a-z]+)|\\$\\{unitCode}\\.([a-z]+)").matcher(groups);
      boolean unitAndRole = ofUnit.matches() && around.roles().contains(ofUnit.group(1) != null ? ofUnit.group(1) : ofUnit.group(2));
      if (!unitAndRole && !groups.matches("\\$\\{[a-z]\\w*Group}")) {
        broken(ModelRule.USER_TASK_CANDIDATE_GROUPS, task, "does not say by unit and role who must act: “%s”".formatted(groups));
      }
      if (camunda(task, "dueDate").isBlank()) broken(ModelRule.USER_TASK_DUE_DATE, task, "has no due date");
      String paragraph = property(task, "paragraph");
      if (!around.paragraphs().contains(paragraph)) broken(ModelRule.USER_TASK_PARAGRAPH, task, "serves paragraph “%s”, which the plan does not have".formatted(paragraph));
      if (!around.works().getOrDefault(model.processId(), Set.of()).contains(id(task))) {
        broken(ModelRule.USER_TASK_HAS_WORK, task, "has no work at a desk");
      }
    }

    private void startForm(Element start) {
      if (!camunda(start, "formKey").isEmpty() && (!formOf(start).matches("[a-z]+(-[a-z]+)*\\.html") || !formExists(start))) {
        broken(ModelRule.START_FORM, start, "has “%s”".formatted(camunda(start, "formKey")));
      }
    }

    private boolean formExists(Element element) {
      return around.forms().getOrDefault(model.folder(), Set.of()).contains(formOf(element));
    }

    private void forbidden() {
      for (Element element : model.all()) {
        String name = element.getLocalName();
        if (Stream.of("assignee", "candidateUsers", "candidateStarterUsers", "owner").anyMatch(person -> element.hasAttributeNS(CAMUNDA, person))
            || Set.of("humanPerformer", "potentialOwner").contains(name)) {
          broken(ModelRule.NO_PERSON, element, "names a person");
        }
        if (Set.of("script", "scriptTask").contains(name) || element.hasAttribute("scriptFormat")
            || !element.getAttribute("language").isEmpty() && name.equals("conditionExpression")) {
          broken(ModelRule.NO_SCRIPT, parentId(element), "holds a script");
        }
        if (element.hasAttributeNS(CAMUNDA, "class") || element.hasAttributeNS(CAMUNDA, "delegateExpression") || element.hasAttribute("class")
            || element.hasAttribute("delegateExpression")) {
          broken(ModelRule.NO_CLASS, parentId(element), "names a class, or a bean as one");
        }
        if (name.equals("connector") || element.hasAttributeNS(CAMUNDA, "type") || element.hasAttributeNS(CAMUNDA, "topic")) {
          broken(ModelRule.NO_CONNECTOR, parentId(element), "calls out");
        }
        if (element.hasAttributeNS(CAMUNDA, "formRef") || Set.of("formData", "formProperty").contains(name)
            || camunda(element, "formKey").startsWith("camunda-forms:")) {
          broken(ModelRule.NO_FORM_REF, parentId(element), "has a form that is not embedded HTML");
        }
        boolean timed = Set.of("timeDate", "timeDuration", "timeCycle").contains(name);
        String fixed = timed ? element.getTextContent().strip() : camunda(element, "dueDate") + camunda(element, "followUpDate");
        if (FIXED_TIME.matcher(fixed).find()) broken(ModelRule.NO_DATE, parentId(element), "holds “%s”".formatted(fixed));
      }
    }

    /** The id of an element, or else of what it belongs to. */
    private String parentId(Element element) {
      Node node = element;
      while (node instanceof Element each && !each.hasAttribute("id")) node = node.getParentNode();
      return node instanceof Element each ? id(each) : "";
    }

    private void expressions() {
      for (Element task : model.elements("serviceTask", "sendTask")) {
        if (ModelExpression.in(camunda(task, "expression")).filter(expression -> expression.calls().size() == 1).isEmpty()) {
          broken(ModelRule.SERVICE_TASK_CALLS_BEAN, task, "does not call one method of a bean");
        }
      }
      for (Element element : model.all()) {
        eachText(element, text -> ModelExpression.in(text).ifPresent(expression -> judge(expression, element)));
        String called = element.getParentNode() instanceof Element extensions && extensions.getParentNode() instanceof Element activity
            ? activity.getAttribute("calledElement") : "";
        if (CAMUNDA.equals(element.getNamespaceURI()) && Set.of("in", "out").contains(element.getLocalName())) {
          boolean in = element.getLocalName().equals("in");
          if (!element.getAttribute("variables").isEmpty()) {
            broken(ModelRule.VARIABLE_DECLARED, parentId(element), "passes all variables, and none by name");
          }
          variable(in ? model.processId() : called, element.getAttribute("source"), element);
          variable(in ? called : model.processId(), element.getAttribute("target"), element);
        }
        variable(model.processId(), camunda(element, "resultVariable"), element);
        variable(model.processId(), camunda(element, "elementVariable"), element);
        if (Set.of("inputParameter", "outputParameter").contains(element.getLocalName())) {
          variable(model.processId(), element.getAttribute("name"), element);
        }
      }
    }

    /** Attributes, and the element's own text. */
    private void eachText(Element element, Consumer<String> each) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) each.accept(((Attr) element.getAttributes().item(i)).getValue());
      for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) each.accept(child.getNodeValue());
      }
    }

    private void judge(ModelExpression expression, Element element) {
      for (ModelExpression.Call call : expression.calls()) {
        String wrong = wrongIn(call);
        if (wrong != null) broken(ModelRule.EXPRESSION_RESOLVES, parentId(element), wrong);
      }
      for (String unknown : expression.unknown()) broken(ModelRule.EXPRESSION_RESOLVES, parentId(element), "holds " + unknown);
      for (String property : expression.properties()) {
        if (property.startsWith("execution.") && !CALLABLE_OF_EXECUTION.contains(property)) {
          broken(ModelRule.NO_EXECUTION_PASSED, parentId(element), "reads " + property);
        } else if (!property.startsWith("execution.")) {
          variable(model.processId(), property.substring(0, property.indexOf('.')), element);
        }
      }
      for (String variable : expression.variables()) {
        if (variable.equals("execution")) broken(ModelRule.NO_EXECUTION_PASSED, parentId(element), "passes the execution");
        else variable(model.processId(), variable, element);
      }
      for (String literal : expression.literals()) {
        if (!around.decisions().contains(literal)) {
          broken(ModelRule.DECISION_LITERAL, parentId(element), "compares with “%s”, which is no decision".formatted(literal));
        }
      }
    }

    private String wrongIn(ModelExpression.Call call) {
      Class<?> bean = around.beans().get(call.bean());
      if (bean == null) return "calls %s, and no bean has that name".formatted(call.bean());
      boolean offered = ModelBeans.offers(bean, call.method(), call.arguments());
      return offered ? null : "calls %s.%s with %d arguments, which is no public method".formatted(call.bean(), call.method(), call.arguments());
    }

    private void variable(String owner, String name, Element element) {
      if (name.isEmpty()) return;
      occurring.computeIfAbsent(owner, key -> new HashSet<>()).add(name);
      if (!ALWAYS_DECLARED.contains(name) && !around.variables().getOrDefault(owner, Set.of()).contains(name)) {
        broken(ModelRule.VARIABLE_DECLARED, parentId(element), "uses the variable %s, which the contract of %s does not declare".formatted(name, owner));
      }
    }

    private void messages() {
      Set<String> seen = new LinkedHashSet<>();
      for (Element message : model.elements("message")) {
        String name = message.getAttribute("name");
        if (!name.matches("[a-z]+\\.[a-z][A-Za-z]+") || !PAST.matcher(name).matches()) {
          broken(ModelRule.MESSAGE_NAME, message, "“%s” is not <stage>.<past event>".formatted(name));
        }
        if (!seen.add(name)) broken(ModelRule.MESSAGE_UNIQUE, message, "“%s” stands twice".formatted(name));
        if (!around.messages().contains(name)) broken(ModelRule.MESSAGE_DECLARED, message, "“%s” is no constant in Java".formatted(name));
      }
    }

    private void calls() {
      Set<String> known = models.stream().map(ModelFile::processId).collect(Collectors.toSet());
      for (Element call : model.elements("callActivity")) {
        if (!known.contains(call.getAttribute("calledElement"))) {
          broken(ModelRule.CALLED_PROCESS_EXISTS, call, "calls “%s”, which no file holds".formatted(call.getAttribute("calledElement")));
        }
      }
      for (Element task : model.elements("businessRuleTask")) {
        if (!around.forms().getOrDefault(model.folder(), Set.of()).contains(camunda(task, "decisionRef") + ".dmn")) {
          broken(ModelRule.CALLED_PROCESS_EXISTS, task, "asks the decision “%s”, which the folder does not hold".formatted(camunda(task, "decisionRef")));
        }
        around.decisionInputs().getOrDefault(camunda(task, "decisionRef"), Set.of()).forEach(input -> variable(model.processId(), input, task));
      }
    }

    /** The diagram. */
    private final class Drawing {

      private record Bounds(double x, double y, double width, double height) {

        boolean overlaps(Bounds other) {
          return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
        }

        boolean holds(Bounds other) {
          return x <= other.x && y <= other.y && x + width >= other.x + other.width && y + height >= other.y + other.height;
        }

        boolean touches(double pointX, double pointY) {
          return pointX >= x - 1 && pointX <= x + width + 1 && pointY >= y - 1 && pointY <= y + height + 1;
        }
      }

      private final Map<String, Bounds> shapes = new HashMap<>();
      private final Map<String, List<Element>> edges = new HashMap<>();

      void judge() {
        for (Element element : model.all()) {
          if (element.getLocalName().equals("BPMNShape")) {
            children(element, "Bounds").forEach(bounds -> shapes.put(element.getAttribute("bpmnElement"), new Bounds(number(bounds, "x"),
                number(bounds, "y"), number(bounds, "width"), number(bounds, "height"))));
          } else if (element.getLocalName().equals("BPMNEdge")) {
            edges.put(element.getAttribute("bpmnElement"), children(element, "waypoint"));
          }
        }
        complete();
        overlaps();
        connected();
      }

      private void complete() {
        model.nodes().stream().filter(node -> !shapes.containsKey(id(node)))
            .forEach(node -> broken(ModelRule.DIAGRAM_COMPLETE, node, "is not drawn"));
        model.flows().stream().filter(flow -> edges.getOrDefault(id(flow), List.of()).size() < 2)
            .forEach(flow -> broken(ModelRule.DIAGRAM_COMPLETE, flow, "is not drawn"));
      }

      private void overlaps() {
        List<Element> drawn = model.nodes().stream().filter(node -> shapes.containsKey(id(node))).toList();
        for (int i = 0; i < drawn.size(); i++) {
          Element one = drawn.get(i);
          if (one.getParentNode() instanceof Element parent && shapes.containsKey(id(parent)) && !one.getLocalName().equals("boundaryEvent")
              && !bounds(parent).holds(bounds(one))) {
            broken(ModelRule.DIAGRAM_WITHOUT_OVERLAP, one, "is not drawn inside " + id(parent));
          }
          for (Element other : drawn.subList(i + 1, drawn.size())) {
            if (belong(one, other) || belong(other, one)) continue;
            if (bounds(one).overlaps(bounds(other))) broken(ModelRule.DIAGRAM_WITHOUT_OVERLAP, one, "covers " + id(other));
          }
        }
      }

      /** Whether the first is drawn on or in the second by right. */
      private boolean belong(Element inner, Element outer) {
        if (inner.getAttribute("attachedToRef").equals(id(outer))) return true;
        for (Node node = inner.getParentNode(); node != null; node = node.getParentNode()) if (node == outer) return true;
        return false;
      }

      private void connected() {
        for (Element flow : model.flows()) {
          List<Element> points = edges.getOrDefault(id(flow), List.of());
          Bounds source = shapes.get(flow.getAttribute("sourceRef"));
          Bounds target = shapes.get(flow.getAttribute("targetRef"));
          if (points.size() < 2 || source == null || target == null) continue;
          Element last = points.get(points.size() - 1);
          if (!source.touches(number(points.get(0), "x"), number(points.get(0), "y")) || !target.touches(number(last, "x"), number(last, "y"))) {
            broken(ModelRule.DIAGRAM_CONNECTED, flow, "does not lead from its source to its target in the drawing");
          }
        }
      }

      private Bounds bounds(Element node) {
        return Optional.ofNullable(shapes.get(id(node))).orElseThrow();
      }

      private double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
      }
    }
  }
}
