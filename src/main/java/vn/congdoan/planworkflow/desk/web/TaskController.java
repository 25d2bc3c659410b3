package vn.congdoan.planworkflow.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.congdoan.planworkflow.desk.TaskForms;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.web.Download;

/** The form of one open task over HTTP. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskController {

  /**
   * What a form sends.
   *
   * @param version of the draft that the form was loaded with; null for none
   */
  record Content(Integer version, Map<String, Object> fields) {

    Map<String, Object> typed() {
      return fields == null ? Map.of() : fields;
    }
  }

  private final TaskForms forms;

  TaskController(TaskForms forms) {
    this.forms = forms;
  }

  @GetMapping
  Map<String, Object> open(@PathVariable String taskId) {
    return forms.open(taskId);
  }

  @PutMapping("/draft")
  TaskForms.Saved save(@PathVariable String taskId, @RequestBody Content content) {
    return forms.saveDraft(taskId, content.version(), content.typed());
  }

  @PostMapping("/completion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(@PathVariable String taskId, @RequestBody Content content) {
    forms.complete(taskId, content.version(), content.typed());
  }

  @PostMapping("/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> attach(@PathVariable String taskId, @RequestParam String name, HttpServletRequest request) throws IOException {
    return forms.attach(taskId, name, request.getInputStream(), request.getContentLengthLong());
  }

  @DeleteMapping("/attachments/{attachmentId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(@PathVariable String taskId, @PathVariable long attachmentId) {
    forms.detach(taskId, attachmentId);
  }

  @GetMapping("/attachments/{attachmentId}")
  ResponseEntity<StreamingResponseBody> download(@PathVariable String taskId, @PathVariable long attachmentId) {
    Attachment attachment = forms.attachment(taskId, attachmentId);
    return Download.of(attachment.name(), attachment.mediaType(), attachment.size(), target -> forms.copy(attachment, target));
  }
}
