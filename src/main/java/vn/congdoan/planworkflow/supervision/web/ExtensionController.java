package vn.congdoan.planworkflow.supervision.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.supervision.process.ExtensionRequests;

/** Later due dates of the item that an open task belongs to. */
@RestController
@RequestMapping("/api/tasks/{taskId}/extensions")
class ExtensionController {

  private final ExtensionRequests requests;

  ExtensionController(ExtensionRequests requests) {
    this.requests = requests;
  }

  @GetMapping
  Map<String, Object> show(@PathVariable String taskId) {
    return requests.show(taskId);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> ask(@PathVariable String taskId, @RequestBody Map<String, Object> typed) {
    return Map.of("id", requests.ask(taskId, Fields.of(typed)));
  }
}
