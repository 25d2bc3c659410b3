package vn.congdoan.planworkflow.worklist.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.desk.History;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.worklist.HandedIn;
import vn.congdoan.planworkflow.worklist.FrontDoor;

/** What the person who asks has given on, or one of the person's groups, and where it stands. */
@RestController
@RequestMapping("/api/handed-in")
class HandedInController {

  /** One page; {@code next} is null on the last. */
  record Part(List<FrontDoor.Standing> items, HandedIn.Mark next) {}

  private final HandedIn handedIn;
  private final FrontDoor door;
  private final History history;
  private final CurrentUser user;

  HandedInController(HandedIn handedIn, FrontDoor door, History history, CurrentUser user) {
    this.handedIn = handedIn;
    this.door = door;
    this.history = history;
    this.user = user;
  }

  @GetMapping
  Part page(@RequestParam(required = false) OffsetDateTime at, @RequestParam(required = false) Long id) {
    if ((at == null) != (id == null)) throw new Refused(Refused.Kind.INVALID, Text.of("worklist.pageInvalid"));
    HandedIn.Page page = handedIn.page(asker(), at == null ? null : new HandedIn.Mark(at, id));
    return new Part(door.standings(page.items()), page.next());
  }

  /** @throws Refused NOT_FOUND when neither the person nor one of the groups has given it on */
  @GetMapping("/history")
  Map<String, Object> history(@RequestParam String subject) {
    if (!handedIn.holds(asker(), subject)) throw Refused.notFound(Text.of("worklist.notHandedIn"));
    return Map.of("history", history.of(subject));
  }

  private Asker asker() {
    return new Asker(user.id(), user.groups());
  }
}
