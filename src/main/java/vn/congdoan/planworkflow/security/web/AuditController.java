package vn.congdoan.planworkflow.security.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.security.Audit;
import vn.congdoan.planworkflow.security.AuditAction;

/** What the page /nhat-ky shows, for supervisors and administrators (security.SecurityConfiguration). */
@RestController
@RequestMapping("/api/audit")
class AuditController {

  private static final int LARGEST_PAGE = 200;

  private final Audit audit;
  private final Actors actors;

  AuditController(Audit audit, Actors actors) {
    this.audit = audit;
    this.actors = actors;
  }

  /**
   * Lines of the record, newest first.
   *
   * @param before the {@code next} of the page before
   * @return {@code entries}, and {@code next} when there are older ones
   */
  @GetMapping
  Map<String, Object> page(@RequestParam(required = false) Long before, @RequestParam(required = false) String actor,
      @RequestParam(required = false) AuditAction action, @RequestParam(required = false) Audit.Outcome outcome,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @RequestParam(required = false) String text, @RequestParam(defaultValue = "50") int size) {
    int wanted = Math.min(Math.max(size, 1), LARGEST_PAGE);
    List<Audit.Entry> found = audit.page(new Audit.Wanted(before, orNull(actor), action, outcome, from, to, orNull(text)), wanted + 1);
    List<Audit.Entry> shown = found.subList(0, Math.min(wanted, found.size()));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("entries", shown.stream().map(this::told).toList());
    page.put("next", found.size() > wanted ? shown.get(shown.size() - 1).id() : null);
    return page;
  }

  /** The kinds of actions that there are, with their names. */
  @GetMapping("/actions")
  List<Map<String, String>> actions() {
    return audit.actions().stream().map(action -> Map.of("code", action.code(), "name", action.label())).toList();
  }

  private Map<String, Object> told(Audit.Entry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", entry.id());
    line.put("at", entry.at());
    line.put("actor", entry.actor());
    line.put("actorName", entry.actor() == null ? null : actors.describe(entry.actor()));
    line.put("inPlaceOf", entry.inPlaceOf() == null ? null : actors.describe(entry.inPlaceOf()));
    line.put("address", entry.address());
    line.put("action", entry.action().code());
    line.put("actionName", entry.action().label());
    line.put("subject", entry.subject());
    line.put("outcome", entry.outcome());
    line.put("detail", entry.detail());
    return line;
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
