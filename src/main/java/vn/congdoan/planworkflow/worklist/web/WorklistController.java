package vn.congdoan.planworkflow.worklist.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.worklist.FrontDoor;
import vn.congdoan.planworkflow.worklist.OwnShares;
import vn.congdoan.planworkflow.worklist.Urgency;
import vn.congdoan.planworkflow.worklist.Worklist;

/** The open work of the person who asks. */
@RestController
@RequestMapping("/api/worklist")
class WorklistController {

  /** Work of one urgency; {@code next} is null on the last page. */
  record Part(Urgency urgency, List<FrontDoor.OpenWork> items, Worklist.Mark next) {}

  /** The first page of one urgency, with how much there is; {@code counted} tells that there may be more than that. */
  record Section(Urgency urgency, int count, boolean counted, List<FrontDoor.OpenWork> items, Worklist.Mark next) {}

  private final Worklist worklist;
  private final FrontDoor door;
  private final OwnShares shares;
  private final CurrentUser user;

  WorklistController(Worklist worklist, FrontDoor door, OwnShares shares, CurrentUser user) {
    this.worklist = worklist;
    this.door = door;
    this.shares = shares;
    this.user = user;
  }

  @GetMapping
  List<Section> sections() {
    return Stream.of(Urgency.values()).map(urgency -> {
      Part part = part(urgency, null);
      int count = part.next() == null ? part.items().size() : worklist.countOf(urgency, shares.all());
      return new Section(urgency, count, count == Worklist.COUNTED, part.items(), part.next());
    }).toList();
  }

  @GetMapping("/{urgency}")
  Part more(@PathVariable Urgency urgency, @RequestParam OffsetDateTime due, @RequestParam String taskId) {
    return part(urgency, new Worklist.Mark(due, taskId));
  }

  private Part part(Urgency urgency, Worklist.Mark after) {
    Worklist.Page page = worklist.pageOf(urgency, shares.all(), after);
    return new Part(urgency, door.shown(page.items(), user.id()), page.next());
  }
}
