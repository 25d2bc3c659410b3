package vn.congdoan.planworkflow.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.notification.NoticeKind;
import vn.congdoan.planworkflow.notification.Notices;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;

/** Tells by mail of desks that were found empty: the leaders of the unit and of the one above it, and administrators, each in one mail. */
@Component
class EmptyDeskMails {

  private static final int NAMED = 5;

  private final Notices notices;
  private final Reach reach;
  private final Actors actors;
  private final Clock clock;

  EmptyDeskMails(Notices notices, Reach reach, Actors actors, Clock clock) {
    this.notices = notices;
    this.reach = reach;
    this.actors = actors;
    this.clock = clock;
  }

  void tell(Collection<EmptyDesks.EmptyDesk> found) {
    Map<String, List<EmptyDesks.EmptyDesk>> byReceiver = new TreeMap<>();
    for (EmptyDesks.EmptyDesk desk : found) {
      reach.sameAndAbove(desk.unit()).forEach(unit -> byReceiver.computeIfAbsent(actors.group(unit, Role.LEADER), group -> new ArrayList<>()).add(desk));
      byReceiver.computeIfAbsent(Actors.ADMINISTRATORS, group -> new ArrayList<>()).add(desk);
    }
    byReceiver.forEach((group, desks) -> notices.tell(NoticeKind.EMPTY_DESK, key(group, desks), List.of(group), named(desks), null, null));
  }

  /** The same desks are told of again when they were manned in between, on another day. */
  private String key(String receiver, List<EmptyDesks.EmptyDesk> desks) {
    String all = desks.stream().map(EmptyDesks.EmptyDesk::group).sorted().collect(Collectors.joining(","));
    return "empty/%s/%s/%x".formatted(receiver, LocalDate.now(clock), all.hashCode());
  }

  private String named(List<EmptyDesks.EmptyDesk> desks) {
    String first = desks.stream().limit(NAMED).map(desk -> Text.of("absence.emptyDesk", actors.describe(desk.group()), Text.day(desk.emptyFrom())))
        .collect(Collectors.joining("; "));
    return desks.size() > NAMED ? Text.of("absence.emptyDesks", first, desks.size() - NAMED) : first;
  }
}
