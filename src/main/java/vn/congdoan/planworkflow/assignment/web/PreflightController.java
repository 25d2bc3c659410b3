package vn.congdoan.planworkflow.assignment.web;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.assignment.AssignmentTables;
import vn.congdoan.planworkflow.assignment.Finding;
import vn.congdoan.planworkflow.assignment.Preflight;
import vn.congdoan.planworkflow.assignment.TypedRows;
import vn.congdoan.planworkflow.assignment.process.TaskAssignmentProcess;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Checks an assignment table while it is being typed. */
@RestController
class PreflightController {

  /** The form as it stands on the screen. */
  record Content(Map<String, Object> fields) {}

  private final UserTasks tasks;
  private final AssignmentTables tables;
  private final Preflight preflight;

  PreflightController(UserTasks tasks, AssignmentTables tables, Preflight preflight) {
    this.tasks = tasks;
    this.tables = tables;
    this.preflight = preflight;
  }

  @PostMapping("/api/tasks/{taskId}/preflight")
  Map<String, Object> check(@PathVariable String taskId, @RequestBody Content content) {
    OpenTask task = tasks.require(taskId);
    if (!task.process().equals(TaskAssignmentProcess.KEY) || !task.step().equals(TaskAssignmentProcess.PREPARE)) {
      throw Refused.notFound(Text.of("assignment.noTableToCheck"));
    }
    TypedRows typed = TypedRows.read(Fields.of(content.fields() == null ? Map.of() : content.fields()));
    List<Finding> findings = preflight.check(tables.require(task.require(TaskAssignmentProcess.TABLE_ID)), typed);
    return Map.of("preflight", findings.stream().map(Finding::shown).toList());
  }
}
