package vn.congdoan.planworkflow.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;

/** The form of an open task as its performer works on it: open, save while typing, attach, complete. */
@Component
public class TaskForms {

  /** A draft as the form keeps track of it. */
  public record Saved(int version, String savedBy, OffsetDateTime savedAt) {}

  private final UserTasks tasks;
  private final Desks desks;
  private final Drafts drafts;
  private final History history;
  private final Attachments attachments;
  private final Actors actors;
  private final CurrentUser user;

  TaskForms(UserTasks tasks, Desks desks, Drafts drafts, History history, Attachments attachments, Actors actors, CurrentUser user) {
    this.tasks = tasks;
    this.desks = desks;
    this.drafts = drafts;
    this.history = history;
    this.attachments = attachments;
    this.actors = actors;
    this.user = user;
  }

  /** Everything that the form of a task shows. */
  public Map<String, Object> open(String taskId) {
    OpenTask task = tasks.require(taskId);
    TaskWork work = desks.workOf(task);
    String subject = work.subject().apply(task);
    boolean mine = user.id().equals(task.assignee());
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("task", shown(task, mine));
    form.put("work", work.show().apply(task));
    form.put("draft", drafts.find(taskId).map(draft -> {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("version", draft.version());
      shown.put("fields", draft.fields());
      shown.put("savedBy", draft.savedBy());
      shown.put("savedByName", actors.describe(draft.savedBy()));
      shown.put("savedAt", draft.savedAt());
      return shown;
    }).orElse(null));
    form.put("attachments", attachments.of(subject).stream().map(file -> shown(taskId, file, work.attachments() && mine)).toList());
    form.put("attachmentsAllowed", work.attachments());
    form.put("history", history.of(subject));
    form.put("lastReturn", history.lastReturn(subject).orElse(null));
    return form;
  }

  /** @throws Refused FORBIDDEN when somebody else has claimed the task; CONFLICT when a newer draft exists */
  public Saved saveDraft(String taskId, Integer basedOn, Map<String, Object> fields) {
    Drafts.Draft draft = tasks.together(() -> {
      requireMineOrFree(tasks.require(taskId));
      return drafts.save(taskId, basedOn, fields, user.id());
    });
    return new Saved(draft.version(), draft.savedBy(), draft.savedAt());
  }

  /** Completes the task with what was typed; when that fails, it is saved as a draft. */
  public void complete(String taskId, Integer basedOn, Map<String, Object> fields) {
    try {
      tasks.together(() -> {
        requireMineOrFree(tasks.require(taskId));
        drafts.hand(taskId, basedOn, fields, user.id());
        tasks.complete(taskId);
        return null;
      });
    } catch (RuntimeException failure) {
      try {
        saveDraft(taskId, basedOn, fields);
      } catch (RuntimeException notSaved) {
        failure.addSuppressed(notSaved);
      }
      throw failure;
    }
  }

  public Map<String, Object> attach(String taskId, String name, InputStream body, long declaredSize) throws IOException {
    OpenTask task = tasks.require(taskId);
    TaskWork work = requireAttachable(task);
    return shown(taskId, attachments.add(work.subject().apply(task), name, body, declaredSize, user.id()), true);
  }

  public void detach(String taskId, long attachmentId) {
    OpenTask task = tasks.require(taskId);
    attachments.remove(requireAttachable(task).subject().apply(task), attachmentId, user.id());
  }

  public Attachment attachment(String taskId, long attachmentId) {
    OpenTask task = tasks.require(taskId);
    return attachments.require(desks.workOf(task).subject().apply(task), attachmentId);
  }

  public void copy(Attachment attachment, OutputStream target) throws IOException {
    attachments.copyTo(attachment, target);
  }

  private TaskWork requireAttachable(OpenTask task) {
    requireMineOrFree(task);
    TaskWork work = desks.workOf(task);
    if (!work.attachments()) throw Refused.forbidden(Text.of("desk.attachmentsReadOnly"));
    return work;
  }

  private void requireMineOrFree(OpenTask task) {
    if (task.assignee() != null && !task.assignee().equals(user.id())) {
      throw Refused.forbidden(Text.of("engine.taskHeldBy", actors.describe(task.assignee())));
    }
  }

  private static Map<String, Object> shown(OpenTask task, boolean mine) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", task.id());
    shown.put("name", task.name());
    shown.put("instructions", task.instructions());
    shown.put("process", task.process());
    shown.put("step", task.step());
    shown.put("businessKey", task.businessKey());
    shown.put("due", task.due());
    shown.put("created", task.created());
    shown.put("assignee", task.assignee());
    shown.put("mine", mine);
    shown.put("editable", mine);
    return shown;
  }

  private Map<String, Object> shown(String taskId, Attachment file, boolean editable) {
    Map<String, Object> shown = Shown.file(file, actors.describe(file.uploadedBy()), "/api/tasks/%s/attachments/%d".formatted(taskId, file.id()));
    shown.put("removable", editable && !file.sealed());
    return shown;
  }
}
