package vn.congdoan.planworkflow.engine.guard;

import java.util.LinkedHashMap;
import java.util.Map;

/** Deployments that try to bring foreign code, each by one trick, beside one that tries nothing. */
enum ForeignCode {
  SCRIPT_TASK("serviceTask_x", "script", node("<bpmn:scriptTask id='serviceTask_x' scriptFormat='groovy'><bpmn:script>System.exit(1)</bpmn:script></bpmn:scriptTask>")),
  SCRIPT_FROM_ELSEWHERE("serviceTask_x", "camunda:resource", node("<bpmn:serviceTask id='serviceTask_x' camunda:expression='#{planOffices.leading(planCode)}' camunda:resource='http://example.com/a.js'/>")),
  SCRIPT_AS_PARAMETER("serviceTask_x", "camunda:script", node(step("<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='js'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>"))),
  SCRIPT_IN_A_LIST("serviceTask_x", "camunda:list", node(step("<camunda:inputOutput><camunda:inputParameter name='a'><camunda:list><camunda:script scriptFormat='js'>1</camunda:script></camunda:list></camunda:inputParameter></camunda:inputOutput>"))),
  SCRIPT_AS_CONDITION("flow_1", "language", model("<bpmn:startEvent id='startEvent_x'/><bpmn:endEvent id='endEvent_x'/><bpmn:sequenceFlow id='flow_1' sourceRef='startEvent_x' targetRef='endEvent_x'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='groovy'>true</bpmn:conditionExpression></bpmn:sequenceFlow>")),
  JAVA_CLASS("serviceTask_x", "camunda:class", node("<bpmn:serviceTask id='serviceTask_x' camunda:class='java.lang.Runtime'/>")),
  JAVA_CLASS_IN_THE_OLD_NAMESPACE("serviceTask_x", "old:class", node("<bpmn:serviceTask id='serviceTask_x' xmlns:old='http://activiti.org/bpmn' old:class='java.lang.Runtime'/>")),
  DELEGATE_EXPRESSION("serviceTask_x", "camunda:delegateExpression", node("<bpmn:serviceTask id='serviceTask_x' camunda:delegateExpression='${dataSource}'/>")),
  FIELD("serviceTask_x", "camunda:field", node(step("<camunda:field name='a' stringValue='b'/>"))),
  EXECUTION_LISTENER("serviceTask_x", "camunda:executionListener", node(step("<camunda:executionListener event='start' class='java.lang.Runtime'/>"))),
  TASK_LISTENER("userTask_x", "camunda:taskListener", node("<bpmn:userTask id='userTask_x'><bpmn:extensionElements><camunda:taskListener event='create' delegateExpression='${dataSource}'/></bpmn:extensionElements></bpmn:userTask>")),
  CONNECTOR("serviceTask_x", "camunda:connector", node(step("<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"))),
  EXTERNAL_TASK("serviceTask_x", "camunda:type", node("<bpmn:serviceTask id='serviceTask_x' camunda:type='external' camunda:topic='a'/>")),
  SHELL("serviceTask_x", "camunda:type", node("<bpmn:serviceTask id='serviceTask_x' camunda:type='shell'/>")),
  MAIL("serviceTask_x", "camunda:type", node("<bpmn:serviceTask id='serviceTask_x' camunda:type='mail'/>")),
  REFLECTION("serviceTask_x", "forName", node(call("''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')"))),
  CLASS_PROPERTY("serviceTask_x", "class", node(call("planCode.class.classLoader"))),
  SPRING_BEAN("serviceTask_x", "dataSource.getConnection(0)", node(call("dataSource.getConnection()"))),
  APPLICATION_CONTEXT("serviceTask_x", "systemProperties", node(call("systemProperties['java.home']"))),
  METHOD_OF_EVERY_OBJECT("serviceTask_x", "planOffices.getClass(0)", node(call("planOffices.getClass()"))),
  METHOD_THAT_DOES_NOT_EXIST("serviceTask_x", "planOffices.drop(1)", node(call("planOffices.drop(planCode)"))),
  TOO_MANY_ARGUMENTS("serviceTask_x", "planOffices.leading(2)", node(call("planOffices.leading(planCode, planCode)"))),
  METHOD_OF_A_VARIABLE("serviceTask_x", "planCode.concat(1)", node(call("planCode.concat('x')"))),
  METHOD_OF_A_LITERAL("serviceTask_x", "concat", node(call("'a'.concat('x')"))),
  BRACKETS("serviceTask_x", "[...]", node(call("planOffices['class']"))),
  FUNCTION("serviceTask_x", "now", node(call("now()"))),
  EXECUTION_PASSED("serviceTask_x", "execution", node(call("planOffices.leading(execution)"))),
  EXECUTION_CALLED("serviceTask_x", "execution.getProcessEngineServices(0)", node(call("execution.getProcessEngineServices()"))),
  EXECUTION_READ("serviceTask_x", "execution.processEngineServices", node(call("execution.processEngineServices"))),
  HIDDEN_IN_AN_ARGUMENT("serviceTask_x", "dataSource.getConnection(0)", node(call("planOffices.leading(true ? planCode : dataSource.getConnection())"))),
  HIDDEN_IN_A_NAME("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x' name='Soạn ${dataSource.close()}'/>")),
  HIDDEN_IN_A_DOCUMENTATION("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x'><bpmn:documentation>Soạn ${dataSource.close()}</bpmn:documentation></bpmn:userTask>")),
  HIDDEN_IN_A_MESSAGE("message_x", "dataSource.close(0)", model("<bpmn:startEvent id='startEvent_x'/>").replaceFirst("<bpmn:process", "<bpmn:message id='message_x' name='\\${dataSource.close()}'/><bpmn:process")),
  HIDDEN_BEHIND_ESCAPES("serviceTask_x", "dataSource.close(0)", node("<bpmn:serviceTask id='serviceTask_x' camunda:expression='&#36;&#x7B;dataSource.close()&#125;'/>")),
  CANDIDATE_GROUPS("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x' camunda:candidateGroups='${dataSource.close()}'/>")),
  DUE_DATE("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x' camunda:dueDate='${dataSource.close()}' camunda:followUpDate='${dateTime().plusDays(1)}'/>")),
  PRIORITY("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x' camunda:priority='${dataSource.close()}'/>")),
  PERSON("userTask_x", "camunda:assignee", node("<bpmn:userTask id='userTask_x' camunda:assignee='vpdd.staff'/>")),
  CANDIDATE_USERS("userTask_x", "camunda:candidateUsers", node("<bpmn:userTask id='userTask_x' camunda:candidateUsers='${x}'/>")),
  CONDITION("flow_1", "dataSource.close(0)", model("<bpmn:startEvent id='startEvent_x'/><bpmn:endEvent id='endEvent_x'/><bpmn:sequenceFlow id='flow_1' sourceRef='startEvent_x' targetRef='endEvent_x'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${dataSource.close()}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
  LOOP("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${dataSource.close()}' camunda:elementVariable='a'/></bpmn:userTask>")),
  LOOP_END("userTask_x", "dataSource.close(0)", node("<bpmn:userTask id='userTask_x'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${2}</bpmn:loopCardinality><bpmn:completionCondition>${dataSource.close()}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>")),
  TIMER("timer_x", "dataSource.close(0)", model("<bpmn:startEvent id='startEvent_x'/><bpmn:intermediateCatchEvent id='event_x'><bpmn:timerEventDefinition id='timer_x'><bpmn:timeDate>${dataSource.close()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")),
  CALLED_BY_EXPRESSION("callActivity_x", "${x}", node("<bpmn:callActivity id='callActivity_x' calledElement='${x}'/>")),
  CALLED_THAT_DOES_NOT_EXIST("callActivity_x", "khong-co", node("<bpmn:callActivity id='callActivity_x' calledElement='khong-co'/>")),
  DECISION_BY_EXPRESSION("task_x", "${x}", node("<bpmn:businessRuleTask id='task_x' camunda:decisionRef='${x}'/>")),
  FORM_BY_EXPRESSION("userTask_x", "${x}", node("<bpmn:userTask id='userTask_x' camunda:formKey='embedded:deployment:${x}.html'/>")),
  FORM_ELSEWHERE("userTask_x", "embedded:app:forms/a.html", node("<bpmn:userTask id='userTask_x' camunda:formKey='embedded:app:forms/a.html'/>")),
  FORM_OF_ANOTHER_DEPLOYMENT("userTask_x", "draft-report.html", node("<bpmn:userTask id='userTask_x' camunda:formKey='embedded:deployment:draft-report.html'/>")),
  CAMUNDA_FORM("userTask_x", "camunda:formRef", node("<bpmn:userTask id='userTask_x' camunda:formRef='a' camunda:formRefBinding='latest'/>")),
  GENERATED_FORM("userTask_x", "camunda:formData", node("<bpmn:userTask id='userTask_x'><bpmn:extensionElements><camunda:formData/></bpmn:extensionElements></bpmn:userTask>")),
  DOCUMENT_TYPE("", "DOCTYPE", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + node(step(""))),
  A_BILLION_LAUGHS("", "DOCTYPE", "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>" + node(step(""))),
  SCHEMA_FROM_ELSEWHERE("definitions_x", "xsi:schemaLocation", node(step("")).replace("id='definitions_x'", "id='definitions_x' xsi:schemaLocation='urn:a http://127.0.0.1:1/a.xsd'")),
  STYLE_SHEET("", "xml-stylesheet", "<?xml-stylesheet href='http://127.0.0.1:1/a.xsl'?>" + node(step(""))),
  IMPORT("definitions_x", "bpmn:import", node(step("")).replace("<bpmn:process", "<bpmn:import importType='a' location='http://127.0.0.1:1/' namespace='urn:a'/><bpmn:process")),
  DEPTH("", "60", "<a>".repeat(5000) + "</a>".repeat(5000)),
  TORN("", "Camunda Modeler", "<bpmn:definitions"),

  DECISION_IN_JUEL("decision.dmn", "rule_1", "FEEL", decision("", " expressionLanguage='juel'", "${''.getClass()}")),
  DECISION_IN_GROOVY("decision.dmn", "rule_1", "FEEL", decision("", " expressionLanguage='groovy'", "System.exit(1)")),
  DECISION_CALLS_JAVA("decision.dmn", "rule_1", "function", decision("", "", "function(a) external {java: {class: \"java.lang.Math\"}}")),
  DECISION_LANGUAGE_FOR_ALL("decision.dmn", "definitions_d", "FEEL", decision(" expressionLanguage='javascript'", "", "\"a\"")),
  DECISION_BY_A_BEAN("decision.dmn", "rule_1", "FEEL", decision("", "", "${dataSource.close()}")),

  FORM_SCRIPT("form.html", "", "<script", form("<script>alert(1)</script>")),
  FORM_OTHER_LINE("form.html", "", "<script", "<form class=\"plan-form\"><script cam-script type=\"text/form-script\">alert(1)</script></form>"),
  FORM_SECOND_SCRIPT("form.html", "", "<script", form("<script cam-script type=\"text/form-script\">PlanForms.task(camForm, $scope);</script>")),
  FORM_HANDLER("form.html", "", "onclick", form("<p onclick=\"alert(1)\">a</p>")),
  FORM_LINK("form.html", "", "“a”", form("<a href=\"javascript:alert(1)\">a</a>")),
  FORM_PICTURE("form.html", "", "“img”", form("<img src=\"https://example.com/a.png\">")),
  FORM_FRAME("form.html", "", "“iframe”", form("<iframe srcdoc=\"a\"></iframe>")),
  FORM_OBJECT("form.html", "", "“object”", form("<object data=\"a\"></object>")),
  FORM_SVG("form.html", "", "“svg”", form("<svg><a xlink:href=\"javascript:alert(1)\"></a></svg>")),
  FORM_STYLE("form.html", "", "“p style”", form("<p style=\"background:url(https://example.com)\">a</p>")),
  FORM_META("form.html", "", "“meta”", form("<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">")),
  FORM_ACTION("form.html", "", "“form action”", "<form class=\"plan-form\" action=\"https://example.com\"></form>"),
  FORM_POST_ELSEWHERE("form.html", "", "data-post", "<form class=\"plan-form\" data-post=\"https://example.com/api/a\"></form>"),
  FORM_ANGULAR("form.html", "", "ng-init", form("<p ng-init=\"a=1\">a</p>")),
  FORM_ANGULAR_AS_DATA("form.html", "", "data-ng-init", form("<p data-ng-init=\"a=1\">a</p>")),
  FORM_ANGULAR_AS_CLASS("form.html", "", "ng-init", form("<p class=\"ng-init: a=1;\">a</p>")),
  FORM_ANGULAR_AS_TAG("form.html", "", "ng-include", form("<ng-include src=\"'/a'\"></ng-include>")),
  FORM_ANGULAR_AS_COMMENT("form.html", "", "Ghi chú", form("<!-- directive: ng-init a=1 -->")),
  FORM_BRACES("form.html", "", "kép", form("<p>{{constructor.constructor('alert(1)')()}}</p>")),
  FORM_BRACES_IN_AN_ATTRIBUTE("form.html", "", "kép", form("<p title=\"{{1}}\">a</p>")),
  FORM_INSIDE_A_TEMPLATE("form.html", "", "onclick", form("<template data-each=\"a in work.b\"><p onclick=\"alert(1)\">a</p></template>")),
  FORM_PROCESS_VARIABLE("form.html", "", "cam-variable-name", form("<input type=\"text\" cam-variable-name=\"decision\">")),
  FORM_MALFORMED("form.html", "", "HTML", form("<p title=\"a\" title=\"b\">a</p></div>")),
  FORM_BODY("form.html", "", "HTML", "<body onload=\"alert(1)\"><form class=\"plan-form\"></form></body>"),

  PICTURE("picture.svg", "", ".bpmn, .dmn, .html", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
  FORM_OF_CAMUNDA("form.form", "", ".bpmn, .dmn, .html", "{}"),
  CASE_MODEL("case.cmmn", "", ".bpmn, .dmn, .html", "<a/>"),
  OTHER_ENDING_OF_A_MODEL("model.bpmn20.xml", "", ".bpmn, .dmn, .html", node(step(""))),
  SCRIPT_FILE("script.groovy", "", ".bpmn, .dmn, .html", "System.exit(1)"),
  OUT_OF_THE_FOLDER("../model.bpmn", "", ".bpmn, .dmn, .html", node(step(""))),
  TOO_LARGE("model.bpmn", "", "1 MB", node(step("")) + " ".repeat(1024 * 1024));

  /** Id of the process in the models. */
  static final String PROCESS = "foreign-code";

  private final String file;
  private final String place;
  private final String says;
  private final String content;

  ForeignCode(String place, String says, String model) {
    this("model.bpmn", place, says, model);
  }

  ForeignCode(String file, String place, String says, String content) {
    this.file = file;
    this.place = place;
    this.says = says;
    this.content = content;
  }

  String file() {
    return file;
  }

  /** Id of the element that the refusal names; empty when it names the file alone. */
  String place() {
    return place;
  }

  /** Words in the refusal. */
  String says() {
    return says;
  }

  /** All files of the deployment: a good model beside what is bad. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(file, content);
    if (!file.endsWith(".bpmn")) files.put("good.bpmn", good());
    return files;
  }

  static String good() {
    return node(call("planOffices.leading(planCode)"));
  }

  static String goodDecision() {
    return decision("", "", "\"function\"");
  }

  static String goodForm() {
    return form("<p data-text=\"work.plan.title\"></p>");
  }

  static String call(String expression) {
    return "<bpmn:serviceTask id='serviceTask_x' camunda:expression=\"#{" + expression + "}\" camunda:resultVariable='x'/>";
  }

  /** A model of one step. */
  static String node(String step) {
    String id = step.replaceFirst("(?s)^<[^>]*? id='(\\w+)'.*", "$1");
    return model("<bpmn:startEvent id='startEvent_x'/>" + step + "<bpmn:sequenceFlow id='flow_1' sourceRef='startEvent_x' targetRef='" + id + "'/>");
  }

  private static String step(String extensions) {
    return "<bpmn:serviceTask id='serviceTask_x' camunda:expression='#{planOffices.leading(planCode)}'><bpmn:extensionElements>" + extensions
        + "</bpmn:extensionElements></bpmn:serviceTask>";
  }

  private static String model(String nodes) {
    return "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' "
        + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' id='definitions_x' targetNamespace='urn:test'><bpmn:process id='" + PROCESS
        + "' isExecutable='true' camunda:historyTimeToLive='P30D'>" + nodes + "</bpmn:process></bpmn:definitions>";
  }

  private static String decision(String ofDefinitions, String ofEntry, String entry) {
    return """
        <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='definitions_d' name='a' namespace='urn:test'%s>
          <decision id='foreign-decision' name='a' camunda:historyTimeToLive='P30D'>
            <decisionTable id='table'><input id='input'><inputExpression id='expression' typeRef='string'><text>decision</text></inputExpression></input>
              <output id='output' name='x' typeRef='string'/>
              <rule id='rule_0'><inputEntry id='rule_1'%s><text>%s</text></inputEntry><outputEntry id='rule_2'><text>"b"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>""".formatted(ofDefinitions, ofEntry, entry);
  }

  private static String form(String content) {
    return "<form class=\"plan-form\" lang=\"vi\"><div data-block=\"task\"></div>" + content
        + "<script cam-script type=\"text/form-script\">PlanForms.task(camForm, $scope);</script></form>";
  }
}
