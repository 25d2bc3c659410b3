package vn.congdoan.planworkflow.dossier.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.dossier.Dossiers;
import vn.congdoan.planworkflow.dossier.Dossiers.Kind;
import vn.congdoan.planworkflow.web.Download;

/** Records and their files, for whoever may read them; every other id is answered as unknown. */
@RestController
class DossierController {

  private final Dossiers dossiers;

  DossierController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GetMapping("/api/reports/{id}")
  Map<String, Object> report(@PathVariable long id) {
    return dossiers.open(Kind.REPORT, id);
  }

  @GetMapping("/api/implementations/{id}")
  Map<String, Object> implementation(@PathVariable long id) {
    return dossiers.open(Kind.IMPLEMENTATION, id);
  }

  @GetMapping("/api/summaries/{id}")
  Map<String, Object> summary(@PathVariable long id) {
    return dossiers.open(Kind.SUMMARY, id);
  }

  @GetMapping("/api/submissions/{id}")
  Map<String, Object> submission(@PathVariable long id) {
    return dossiers.open(Kind.SUBMISSION, id);
  }

  @GetMapping("/api/reports/{id}/attachments/{attachmentId}")
  ResponseEntity<StreamingResponseBody> ofReport(@PathVariable long id, @PathVariable long attachmentId) {
    return download(Kind.REPORT, id, attachmentId);
  }

  @GetMapping("/api/implementations/{id}/attachments/{attachmentId}")
  ResponseEntity<StreamingResponseBody> ofImplementation(@PathVariable long id, @PathVariable long attachmentId) {
    return download(Kind.IMPLEMENTATION, id, attachmentId);
  }

  @GetMapping("/api/summaries/{id}/attachments/{attachmentId}")
  ResponseEntity<StreamingResponseBody> ofSummary(@PathVariable long id, @PathVariable long attachmentId) {
    return download(Kind.SUMMARY, id, attachmentId);
  }

  @GetMapping("/api/submissions/{id}/attachments/{attachmentId}")
  ResponseEntity<StreamingResponseBody> ofSubmission(@PathVariable long id, @PathVariable long attachmentId) {
    return download(Kind.SUBMISSION, id, attachmentId);
  }

  private ResponseEntity<StreamingResponseBody> download(Kind kind, long id, long attachmentId) {
    Attachment attachment = dossiers.attachment(kind, id, attachmentId);
    return Download.of(attachment.name(), attachment.mediaType(), attachment.size(), target -> dossiers.copy(attachment, target));
  }
}
