package vn.congdoan.planworkflow;

import java.util.Locale;

/** The rules that every model of processes/ keeps; src/test/resources/bad-models has a model that breaks each. */
enum ModelRule {
  PROCESS_ID_IS_FILE_NAME("the process id is the file name, in kebab-case, with no version and no language"),
  ID_SAYS_TYPE_AND_MEANING("an element id is <type>_<camelCase>, in English"),
  ID_UNIQUE("no id stands twice in a file"),
  LABEL_PRESENT("whatever a reader sees has a label"),
  LABEL_VIETNAMESE("labels are Vietnamese"),
  LABEL_NFC("labels are composed Unicode, without spaces at their ends"),
  LABEL_CAPITAL("labels begin with a capital letter"),
  GATEWAY_ASKS("an exclusive gateway that splits is a question"),
  GATEWAY_HAS_DEFAULT("one answer of a splitting exclusive gateway is the default, so that no token is ever stuck"),
  GATEWAY_FLOWS_HAVE_CONDITIONS("every answer beside the default has a condition, and the default has none"),
  CONDITION_ONLY_AT_GATEWAY("conditions stand at gateways, where a reader sees them"),
  END_STATES_DISTINCT("end states differ, so that the history says how it ended"),
  DIAGRAM_COMPLETE("every node and every flow is drawn"),
  DIAGRAM_WITHOUT_OVERLAP("no shape covers another, and what is in a sub-process is drawn inside it"),
  DIAGRAM_CONNECTED("a flow is drawn from its source to its target"),
  HISTORY_TIME_TO_LIVE("the process says how long its history is kept, five years or more where people act, and can be executed"),
  PROCESS_DOCUMENTED("the process says in English what it is"),
  USER_TASK_DOCUMENTED("a user task tells its performer in Vietnamese what to do, and by which paragraph"),
  USER_TASK_FORM("a user task has the embedded form of its name, deployed from the same folder"),
  START_FORM("a start form is an embedded form from the same folder"),
  FORM_USED("every form file belongs to a task or a start event"),
  USER_TASK_CANDIDATE_GROUPS("who must act comes from data: a unit's variable and a role, or a group's variable"),
  USER_TASK_DUE_DATE("a user task says by when: nothing waits without end"),
  USER_TASK_PARAGRAPH("a user task names the plan's paragraph that it serves, and the plan has it"),
  NO_PERSON("no model names a person"),
  NO_DATE("no model holds a date or a period: they are data"),
  NO_SCRIPT("no model holds a script"),
  NO_CLASS("no model names a Java class"),
  NO_CONNECTOR("no model calls out by a connector or an external task"),
  NO_FORM_REF("no Camunda form and no generated form"),
  EXPRESSION_RESOLVES("every call names a bean, and a public method of it with that many arguments"),
  NO_EXECUTION_PASSED("beans get ids, never the execution; only its business key is passed on"),
  SERVICE_TASK_CALLS_BEAN("a service task calls one method of a bean"),
  VARIABLE_DECLARED("every variable is declared in the contract of its process"),
  VARIABLE_USED("every declared variable occurs in its model"),
  DECISION_LITERAL("conditions compare with names of Decision only"),
  MESSAGE_NAME("messages are <stage>.<past event>"),
  MESSAGE_UNIQUE("a message stands once in a file"),
  MESSAGE_DECLARED("every message of a model is a constant in Java"),
  MESSAGE_USED("every message constant stands in a model that waits for it"),
  CALLED_PROCESS_EXISTS("called processes and decisions exist"),
  USER_TASK_HAS_WORK("every user task has its work at a desk"),
  WORK_HAS_USER_TASK("every work at a desk has its user task");

  private final String says;

  ModelRule(String says) {
    this.says = says;
  }

  String says() {
    return says;
  }

  /** Name of the example that breaks it, which is also the id of its process. */
  String example() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
