package vn.congdoan.planworkflow.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.worklist.FrontDoor;
import vn.congdoan.planworkflow.worklist.Urgency;
import vn.congdoan.planworkflow.worklist.Worklist;

/** One mail on each working day to everybody for whom something is overdue, due soon or returned; whoever has nothing to do gets none. */
@Component
public class Digests {

  private static final List<Urgency> TOLD = List.of(Urgency.OVERDUE, Urgency.SOON, Urgency.RETURNED);

  private final Worklist worklist;
  private final FrontDoor door;
  private final Outbox outbox;
  private final NoticeSettings wishes;
  private final Accounts accounts;
  private final WorkingDays workingDays;
  private final MailSettings settings;
  private final OneNode oneNode;
  private final JdbcClient jdbc;
  private final Clock clock;

  Digests(Worklist worklist, FrontDoor door, Outbox outbox, NoticeSettings wishes, Accounts accounts, WorkingDays workingDays, MailSettings settings,
      OneNode oneNode, JdbcClient jdbc, Clock clock) {
    this.worklist = worklist;
    this.door = door;
    this.outbox = outbox;
    this.wishes = wishes;
    this.accounts = accounts;
    this.workingDays = workingDays;
    this.settings = settings;
    this.oneNode = oneNode;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes the digests of today when it is time and nobody has; after a standstill over the hour, as soon as the system is back that day. */
  public void writeWhenDue() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    LocalDate today = LocalDate.now(clock);
    boolean due = settings.enabled() && workingDays.isWorkingDay(today) && !now.toLocalTime().isBefore(settings.digestAt());
    if (!due || written(today)) return;
    oneNode.atATime(() -> {
      if (written(today)) return null;
      write(today);
      jdbc.sql("insert into digest_day (digest_on, written_at) values (?, ?)").params(today, now).update();
      outbox.forgetSentBefore(now.minus(settings.keep()));
      return null;
    });
  }

  private boolean written(LocalDate day) {
    return jdbc.sql("select count(*) from digest_day where digest_on = ?").param(day).query(Integer.class).single() > 0;
  }

  private void write(LocalDate today) {
    Map<String, Accounts.Person> people = new TreeMap<>();
    Map<String, Set<String>> groups = new TreeMap<>();
    for (String group : worklist.pressedGroups()) {
      for (Accounts.Person person : accounts.withMail(group)) {
        people.put(person.userId(), person);
        groups.computeIfAbsent(person.userId(), id -> new TreeSet<>()).add(group);
      }
    }
    Set<String> without = wishes.without(NoticeKind.DIGEST, people.keySet());
    people.forEach((id, person) -> {
      if (without.contains(id)) return;
      List<Map<String, Object>> sections = sections(id, groups.get(id));
      if (sections.isEmpty()) return;
      outbox.add(NoticeKind.DIGEST, "digest/" + today, List.of(person), Map.of("day", today.toString(), "sections", sections));
    });
  }

  private List<Map<String, Object>> sections(String reader, Set<String> groups) {
    List<Map<String, Object>> sections = new ArrayList<>();
    for (Urgency urgency : TOLD) {
      Worklist.Page page = worklist.page(urgency, groups, null);
      List<FrontDoor.OpenWork> items = door.shown(page.items(), reader);
      if (items.isEmpty()) continue;
      sections.add(Map.of("urgency", urgency.name(), "count", page.next() == null ? items.size() : worklist.count(urgency, groups),
          "items", items.stream().map(this::item).toList()));
    }
    return sections;
  }

  private Map<String, Object> item(FrontDoor.OpenWork work) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("taskId", work.taskId());
    item.put("name", work.name());
    item.put("shown", work.shown());
    item.put("dueOn", work.due() == null ? null : work.due().atZoneSameInstant(clock.getZone()).toLocalDate().toString());
    item.put("late", work.late());
    item.put("days", work.workingDays());
    item.put("returned", work.returned());
    item.put("heldBy", work.heldBy());
    return item;
  }
}
