package vn.congdoan.planworkflow.engine;

import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/** A user task that begins, waits for its performer, or is just being completed. */
public final class OpenTask {

  /** APPROVE, RETURN or REJECT: set by every review, read by the gateway after it. */
  public static final Variable<String> DECISION = Variable.text("decision");

  public static final Variable<String> REASON = Variable.text("reason");

  /** What the task is about; Tasklist shows it on the card, where tasks of many units bear the same name. */
  public static final Variable<String> SUBJECT = Variable.text("subject");

  /** True on a task that mends what was returned, and not set on any other. */
  public static final Variable<Boolean> RETURNED = Variable.flag("returned");

  private final String id;
  private final String process;
  private final String step;
  private final String name;
  private final String instructions;
  private final String businessKey;
  private final String instanceId;
  private final OffsetDateTime created;
  private final OffsetDateTime due;
  private final int priority;
  private final String assignee;
  private final Set<String> candidateGroups;
  private final Function<String, Object> reader;
  private final BiConsumer<String, Object> writer;

  OpenTask(String id, String process, String step, String name, String instructions, String businessKey, String instanceId,
      Date created, Date due, int priority, String assignee, Set<String> candidateGroups, Function<String, Object> reader,
      BiConsumer<String, Object> writer) {
    this.id = id;
    this.process = process;
    this.step = step;
    this.name = name;
    this.instructions = instructions;
    this.businessKey = businessKey;
    this.instanceId = instanceId;
    this.created = at(created);
    this.due = at(due);
    this.priority = priority;
    this.assignee = assignee;
    this.candidateGroups = Set.copyOf(candidateGroups);
    this.reader = reader;
    this.writer = writer;
  }

  static OpenTask completing(DelegateTask task) {
    return of(task, task::getVariable, task.getExecution()::setVariable);
  }

  /** A task that goes on waiting. */
  static OpenTask waiting(DelegateTask task) {
    return of(task, task::getVariable, null);
  }

  /** A task that just begins; what is set now belongs to the task alone. */
  static OpenTask opening(DelegateTask task) {
    return of(task, task::getVariable, task::setVariableLocal);
  }

  /** A task that goes on waiting, and is looked at after the engine's command is over. */
  static OpenTask read(TaskEntity task) {
    Map<String, Object> variables = task.getVariables();
    return of(task, variables::get, null);
  }

  private static OpenTask of(DelegateTask task, Function<String, Object> reader, BiConsumer<String, Object> writer) {
    String process = ((TaskEntity) task).getProcessDefinition().getKey();
    return new OpenTask(task.getId(), process, task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
        task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId(), task.getCreateTime(), task.getDueDate(), task.getPriority(),
        task.getAssignee(), candidateGroups(task), reader, writer);
  }

  /** Without a link that is being taken away in this moment, which the engine still hands out. */
  private static Set<String> candidateGroups(DelegateTask task) {
    DbEntityManager database = Context.getCommandContext().getDbEntityManager();
    return groups(task.getCandidates().stream().filter(link -> !database.isDeleted((IdentityLinkEntity) link)).toList());
  }

  static Set<String> groups(java.util.Collection<IdentityLink> links) {
    return links.stream().map(IdentityLink::getGroupId).filter(java.util.Objects::nonNull).collect(Collectors.toSet());
  }

  public String id() {
    return id;
  }

  /** Id of the process, which is the name of its model file. */
  public String process() {
    return process;
  }

  /** Id of the element in the model. */
  public String step() {
    return step;
  }

  public String name() {
    return name;
  }

  public String instructions() {
    return instructions;
  }

  public String businessKey() {
    return businessKey;
  }

  public String instanceId() {
    return instanceId;
  }

  public OffsetDateTime created() {
    return created;
  }

  /** When it is due; null when nobody set a date. */
  public OffsetDateTime due() {
    return due;
  }

  /** The engine's: higher is more urgent, 50 where the model says nothing. */
  public int priority() {
    return priority;
  }

  public String assignee() {
    return assignee;
  }

  public Set<String> candidateGroups() {
    return candidateGroups;
  }

  /** The value of a variable that the task can see; null when it is not set. */
  public <T> T get(Variable<T> variable) {
    Object value = reader.apply(variable.name());
    if (value instanceof Number number && variable.type() == Long.class) value = number.longValue();
    return variable.type().cast(value);
  }

  /**
   * The value of a variable that must be set.
   *
   * @throws IllegalStateException when it is not: the model then lacks it, which an administrator has to mend
   */
  public <T> T require(Variable<T> variable) {
    T value = get(variable);
    if (value == null) throw new IllegalStateException("process variable %s is not set in %s".formatted(variable.name(), businessKey));
    return value;
  }

  public <T> void set(Variable<T> variable, T value) {
    if (writer == null) throw new IllegalStateException("variables are set only while a task begins or is completed");
    writer.accept(variable.name(), value);
  }

  private static OffsetDateTime at(Date date) {
    return date == null ? null : date.toInstant().atZone(EngineConfiguration.ZONE).toOffsetDateTime();
  }
}
