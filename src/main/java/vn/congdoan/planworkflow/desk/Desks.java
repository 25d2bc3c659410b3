package vn.congdoan.planworkflow.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.engine.CompletionCheck;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.engine.Variable;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;

/** Finds the work behind a task, and lets it take effect when the task is completed, whichever way that comes. */
@Component
public class Desks implements CompletionCheck, TaskWatch {

  private final ObjectProvider<TaskDesk> desks;
  private final Drafts drafts;
  private Map<String, TaskDesk> byProcess;

  Desks(ObjectProvider<TaskDesk> desks, Drafts drafts) {
    this.desks = desks;
    this.drafts = drafts;
  }

  /** @throws IllegalStateException when a model has a user task that nobody wrote the work for */
  public TaskWork workOf(OpenTask task) {
    return find(task).orElseThrow(() -> new IllegalStateException("no work for %s of %s".formatted(task.step(), task.process())));
  }

  /** The work behind a task; empty for a task of a model that somebody is only trying out. */
  public Optional<TaskWork> find(OpenTask task) {
    return desk(task).map(desk -> desk.works().get(task.step()));
  }

  /** Tells the stage that the due date of what a task is about was moved. */
  public void moveDue(OpenTask task, LocalDate dueOn) {
    desk(task).ifPresent(desk -> desk.moveDue(task, dueOn));
  }

  private synchronized Optional<TaskDesk> desk(OpenTask task) {
    if (byProcess == null) byProcess = desks.stream().collect(Collectors.toMap(TaskDesk::process, Function.identity()));
    return Optional.ofNullable(byProcess.get(task.process()));
  }

  /** Every process with its steps, for the checks of the models. */
  public Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    desks.stream().forEach(desk -> steps.put(desk.process(), desk.works().keySet().stream().sorted().toList()));
    return steps;
  }

  /** Steps in which a decision is made on what others drew up, by their ids in the models. */
  public List<String> reviewSteps() {
    return desks.stream().flatMap(desk -> desk.works().entrySet().stream()).filter(work -> work.getValue().reviews()).map(Map.Entry::getKey)
        .distinct().sorted().toList();
  }

  @Override
  public void completed(OpenTask task) {
    drafts.discard(task.id());
  }

  @Override
  public void withdrawn(String taskId) {
    drafts.discard(taskId);
  }

  @Override
  public void beforeCompletion(OpenTask task) {
    Map<String, Object> values = new LinkedHashMap<>(drafts.find(task.id()).map(Drafts.Draft::fields).orElse(Map.of()));
    // A caller of the engine's own REST interface hands over its decision as variables instead of a draft.
    Map<String, Object> handed = new LinkedHashMap<>();
    for (Variable<String> variable : List.of(OpenTask.DECISION, OpenTask.REASON)) {
      if (task.get(variable) != null) handed.put(variable.name(), task.get(variable));
    }
    values.putAll(handed);
    Fields fields = Fields.of(values);
    workOf(task).complete().accept(task, fields);
    handed.keySet().stream().filter(name -> !fields.asked(name)).forEach(name -> fields.problem(name, Text.of("desk.variableUnknown", task.name(), name)));
    fields.refuseProblems();
    String decision = fields.asked(OpenTask.DECISION.name()) ? fields.text(OpenTask.DECISION.name()) : null;
    if (Review.names().contains(decision)) {
      task.set(OpenTask.DECISION, decision);
      task.set(OpenTask.REASON, fields.text("reason"));
    }
  }
}
