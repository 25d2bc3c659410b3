package vn.congdoan.planworkflow.notification.web;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.notification.MailDispatch;
import vn.congdoan.planworkflow.notification.NoticeKind;
import vn.congdoan.planworkflow.notification.NoticeSettings;
import vn.congdoan.planworkflow.notification.Outbox;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.NamedActors;

/** Which mails a person gets, and for administrators (security.SecurityConfiguration) what became of all mails. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

  private static final int PAGE = 50;

  /**
   * What somebody gets by mail.
   *
   * @param enabled whether the system sends mail at all
   * @param address empty when the account has none
   */
  record Settings(boolean enabled, String address, List<Kind> kinds) {}

  /** One kind of mail; {@code optional} when it can be turned off. */
  record Kind(NoticeKind kind, String name, boolean on, boolean optional) {}

  /** The kinds that are not wanted. */
  record Wanted(Set<NoticeKind> off) {}

  /** A mail in the list. */
  record Line(long id, String kind, String receiver, String receiverName, String address, OffsetDateTime createdAt, OffsetDateTime sentAt,
      OffsetDateTime refusedAt, OffsetDateTime tryAt, String refusal) {}

  private final NoticeSettings settings;
  private final Outbox outbox;
  private final MailDispatch dispatch;
  private final Accounts accounts;
  private final NamedActors actors;
  private final CurrentUser user;

  NoticeController(NoticeSettings settings, Outbox outbox, MailDispatch dispatch, Accounts accounts, NamedActors actors, CurrentUser user) {
    this.settings = settings;
    this.outbox = outbox;
    this.dispatch = dispatch;
    this.accounts = accounts;
    this.actors = actors;
    this.user = user;
  }

  @GetMapping("/settings")
  Settings settings() {
    Set<NoticeKind> off = settings.turnedOff(user.id());
    return new Settings(dispatch.enabled(), accounts.findWithMail(user.id()).map(Accounts.Person::mail).orElse(""),
        Stream.of(NoticeKind.values()).map(kind -> new Kind(kind, kind.label(), !kind.optional() || !off.contains(kind), kind.optional())).toList());
  }

  @PutMapping("/settings")
  Settings settings(@RequestBody Wanted wanted) {
    settings.turnOff(user.id(), wanted.off() == null ? EnumSet.noneOf(NoticeKind.class) : wanted.off());
    return settings();
  }

  /**
   * Mails, newest first.
   *
   * @param before the {@code next} of the page before
   * @return {@code counts} by state, {@code notices}, and {@code next} when there are older ones
   */
  @GetMapping
  Map<String, Object> page(@RequestParam(required = false) Outbox.State state, @RequestParam(required = false) Long before) {
    List<Outbox.Line> found = outbox.newest(state, before, PAGE + 1);
    List<Outbox.Line> shown = found.subList(0, Math.min(PAGE, found.size()));
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Outbox.State each : Outbox.State.values()) counts.put(each.name(), outbox.count(each));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("enabled", dispatch.enabled());
    page.put("counts", counts);
    page.put("notices", shown.stream().map(this::line).toList());
    page.put("next", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    return page;
  }

  /** Lets what was undeliverable be tried once more, for example after addresses were mended. */
  @PostMapping("/again")
  Map<String, Object> again() {
    return Map.of("waiting", outbox.tryUndeliverableAgain());
  }

  private Line line(Outbox.Line line) {
    return new Line(line.id(), line.kind().label(), line.receiver(), actors.atDesk(line.receiver()), line.address(), line.createdAt(), line.sentAt(),
        line.refusedAt(), line.tryAt(), line.refusal());
  }
}
