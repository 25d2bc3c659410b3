package vn.congdoan.planworkflow.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Review;
import vn.congdoan.planworkflow.engine.CompletionCheck;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** Finds the work behind a task, and lets it take effect when the task is completed, whichever way that comes. */
@Component
public class Desks implements CompletionCheck {

  private final ObjectProvider<TaskDesk> desks;
  private final Drafts drafts;
  private final Units units;
  private Map<String, TaskDesk> byProcess;

  Desks(ObjectProvider<TaskDesk> desks, Drafts drafts, Units units) {
    this.desks = desks;
    this.drafts = drafts;
    this.units = units;
  }

  /** @throws IllegalStateException when a model has a user task that nobody wrote the work for */
  public TaskWork workOf(OpenTask task) {
    return workOf(task.process(), task.step());
  }

  synchronized TaskWork workOf(String process, String step) {
    if (byProcess == null) byProcess = desks.stream().collect(Collectors.toMap(TaskDesk::process, Function.identity()));
    TaskDesk desk = byProcess.get(process);
    TaskWork work = desk == null ? null : desk.works().get(step);
    if (work == null) throw new IllegalStateException("no work for %s of %s".formatted(step, process));
    return work;
  }

  /** Every process with its steps, for the checks of the models. */
  public Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    desks.stream().forEach(desk -> steps.put(desk.process(), desk.works().keySet().stream().sorted().toList()));
    return steps;
  }

  /** Unit first, then year or paragraph, then plan: {@code Công đoàn Xây dựng Việt Nam · 2026 · 45-KH-DDTLD}. */
  @Override
  public String subjectOf(String businessKey) {
    if (businessKey == null) return "";
    List<String> parts = new ArrayList<>(List.of(businessKey.split("/")));
    Collections.reverse(parts);
    return parts.stream().map(part -> units.find(part).map(Unit::name).orElse(part)).collect(Collectors.joining(" · "));
  }

  @Override
  public void afterDeletion(String taskId) {
    drafts.discard(taskId);
  }

  @Override
  public void beforeCompletion(OpenTask task) {
    Map<String, Object> values = new LinkedHashMap<>(drafts.find(task.id()).map(Drafts.Draft::fields).orElse(Map.of()));
    // A caller of the engine's own REST interface hands over its decision as variables instead of a draft.
    if (task.get(OpenTask.DECISION) != null) values.put("decision", task.get(OpenTask.DECISION));
    if (task.get(OpenTask.REASON) != null) values.put("reason", task.get(OpenTask.REASON));
    Fields fields = Fields.of(values);
    workOf(task).complete().accept(task, fields);
    fields.refuseProblems();
    String decision = fields.text("decision");
    if (Review.names().contains(decision)) {
      task.set(OpenTask.DECISION, decision);
      task.set(OpenTask.REASON, fields.text("reason"));
    }
    drafts.discard(task.id());
  }
}
