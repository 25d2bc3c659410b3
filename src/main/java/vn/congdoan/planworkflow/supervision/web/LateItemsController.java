package vn.congdoan.planworkflow.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.Followers;
import vn.congdoan.planworkflow.supervision.LateItem;
import vn.congdoan.planworkflow.supervision.LateItems;
import vn.congdoan.planworkflow.supervision.LateItems.Wish;
import vn.congdoan.planworkflow.web.Download;

/** What the page /don-doc shows, for supervisors, leadership and the offices that follow a plan. */
@RestController
@RequestMapping
class LateItemsController {

  private static final int FIRST_YEAR = 1945;
  private static final int LAST_YEAR = 2200;

  /** The first page, with how much there is of each level and what can be chosen. */
  record Overview(LocalDate on, Map<AlertLevel, Long> counts, List<LateItem> items, LateItems.Mark next, Choices choices) {}

  /** What the filters offer; plans by their code. */
  record Choices(Map<String, String> plans, List<Integer> years, List<Kind> kinds) {}

  /** A kind of unit with its name. */
  record Kind(String code, String name) {}

  private final LateItems items;
  private final Followers followers;
  private final CurrentUser user;
  private final Clock clock;

  LateItemsController(LateItems items, Followers followers, CurrentUser user, Clock clock) {
    this.items = items;
    this.followers = followers;
    this.user = user;
    this.clock = clock;
  }

  /** @throws Refused FORBIDDEN for whoever follows nothing */
  @GetMapping("/api/late-items")
  Overview first(@RequestParam(required = false) String plan, @RequestParam(required = false) Integer year, @RequestParam(required = false) UnitKind kind,
      @RequestParam(required = false) AlertLevel level) {
    Followers.Reach reach = reach();
    Wish wish = wish(plan, year, kind, level);
    LateItems.Page page = items.page(wish, reach, user.groups(), null);
    Choices choices = new Choices(items.plansOf(reach), items.years(), Stream.of(UnitKind.values()).map(each -> new Kind(each.name(), each.label())).toList());
    return new Overview(LocalDate.now(clock), items.counts(wish, reach), page.items(), page.next(), choices);
  }

  /** The page behind a mark. */
  @GetMapping("/api/late-items/more")
  LateItems.Page more(@RequestParam(required = false) String plan, @RequestParam(required = false) Integer year, @RequestParam(required = false) UnitKind kind,
      @RequestParam(required = false) AlertLevel level, @RequestParam OffsetDateTime due, @RequestParam String taskId) {
    return items.page(wish(plan, year, kind, level), reach(), user.groups(), new LateItems.Mark(due, taskId));
  }

  /** Everything that the filter shows, as a spreadsheet. */
  @GetMapping("/api/late-items.xlsx")
  ResponseEntity<StreamingResponseBody> sheet(@RequestParam(required = false) String plan, @RequestParam(required = false) Integer year,
      @RequestParam(required = false) UnitKind kind, @RequestParam(required = false) AlertLevel level) {
    Followers.Reach reach = reach();
    Wish wish = wish(plan, year, kind, level);
    // It is written by another thread, which nobody is logged in on.
    List<String> groups = List.copyOf(user.groups());
    LocalDate today = LocalDate.now(clock);
    return Download.of(Text.of("supervision.sheetFile", today), LateItemsSheet.MEDIA_TYPE, target -> {
      try (LateItemsSheet sheet = new LateItemsSheet(target, today, filter(wish, reach))) {
        items.each(wish, reach, groups, sheet::add);
      }
    });
  }

  private String filter(Wish wish, Followers.Reach reach) {
    String all = Text.of("supervision.filterAll");
    return Text.of("supervision.filter", wish.plan() == null ? all : items.plansOf(reach).getOrDefault(wish.plan(), wish.plan()),
        wish.year() == null ? all : wish.year().toString(), wish.kind() == null ? all : wish.kind().label(),
        wish.level() == null ? Text.of("supervision.filterLate") : wish.level().label());
  }

  private Followers.Reach reach() {
    return followers.reach(user.groups()).orElseThrow(() -> Refused.forbidden(Text.of("supervision.notFollower")));
  }

  private static Wish wish(String plan, Integer year, UnitKind kind, AlertLevel level) {
    if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) throw new Refused(Refused.Kind.INVALID, Text.of("supervision.yearInvalid"));
    return new Wish(plan == null || plan.isBlank() ? null : plan, year, kind, level);
  }
}
