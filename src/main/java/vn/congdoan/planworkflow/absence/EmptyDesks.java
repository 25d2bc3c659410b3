package vn.congdoan.planworkflow.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.worklist.Worklist;

/** Looks ahead for desks that have open work and nobody to do it, and tells the unit's own leader, the superior's and the administrators. */
@Component
public class EmptyDesks {

  /**
   * A desk with nobody.
   *
   * @param emptyFrom first working day on which nobody is there; today when nobody is there now
   * @param noAccount whether nobody ever had an account there
   * @param firstDue of its open work; null when none has a due date
   */
  public record EmptyDesk(String group, String unit, LocalDate emptyFrom, boolean noAccount, int openItems, OffsetDateTime firstDue) {}

  /** How far it looks ahead: enough time to name somebody before it matters. */
  private static final int WORKING_DAYS_AHEAD = 5;
  /** Desks whose people are asked for at once. */
  private static final int CHUNK = 1_000;

  private final JdbcClient jdbc;
  private final Worklist worklist;
  private final Absences absences;
  private final Accounts accounts;
  private final Units units;
  private final WorkingDays workingDays;
  private final OneNode oneNode;
  private final CurrentUser user;
  private final EmptyDeskMails mails;
  private final Clock clock;

  EmptyDesks(JdbcClient jdbc, Worklist worklist, Absences absences, Accounts accounts, Units units, WorkingDays workingDays, OneNode oneNode,
      CurrentUser user, EmptyDeskMails mails, Clock clock) {
    this.jdbc = jdbc;
    this.worklist = worklist;
    this.absences = absences;
    this.accounts = accounts;
    this.units = units;
    this.workingDays = workingDays;
    this.oneNode = oneNode;
    this.user = user;
    this.mails = mails;
    this.clock = clock;
  }

  /** Looks at every desk with open work, each day before work begins. */
  @Scheduled(cron = "${planworkflow.empty-desk-check}", zone = "Asia/Ho_Chi_Minh")
  public void check() {
    renew("", null);
  }

  /** Looks at these desks only, whose people have just told that they are away or back. */
  void checkAgain(Collection<String> groups) {
    if (!groups.isEmpty()) renew(" where group_id in (:groups)", groups);
  }

  /** What was told of stays listed, and is not told again each morning. */
  private void renew(String where, Collection<String> groups) {
    oneNode.atATime(() -> {
      Set<String> told = new TreeSet<>(statement("select group_id from empty_desk" + where, "groups", groups).query(String.class).list());
      statement("delete from empty_desk" + where, "groups", groups).update();
      mails.tell(look(worklist.ofEachGroup(groups)).stream().filter(desk -> !told.contains(desk.group())).toList());
      return null;
    });
  }

  private List<EmptyDesk> look(List<Worklist.GroupWork> work) {
    LocalDate today = LocalDate.now(clock);
    List<Absence> known = absences.from(today);
    List<Worklist.GroupWork> desks = work.stream().filter(desk -> !Reach.lendable(List.of(desk.group())).isEmpty()).toList();
    List<EmptyDesk> found = new ArrayList<>();
    for (int from = 0; from < desks.size(); from += CHUNK) look(desks.subList(from, Math.min(from + CHUNK, desks.size())), known, today, found);
    return found;
  }

  private void look(List<Worklist.GroupWork> desks, List<Absence> known, LocalDate today, List<EmptyDesk> found) {
    Map<String, List<String>> membersOf = accounts.membersOf(desks.stream().map(Worklist.GroupWork::group).toList());
    for (Worklist.GroupWork desk : desks) {
      List<String> members = membersOf.getOrDefault(desk.group(), List.of());
      LocalDate emptyFrom = emptyFrom(desk.group(), members, known, today);
      if (emptyFrom == null) continue;
      EmptyDesk empty = new EmptyDesk(desk.group(), Reach.unitOf(desk.group()), emptyFrom, members.isEmpty(), desk.items(), desk.firstDue());
      jdbc.sql("insert into empty_desk (group_id, unit, empty_from, no_account, open_items, first_due, checked_at) values (?, ?, ?, ?, ?, ?, ?)")
          .params(empty.group(), empty.unit(), empty.emptyFrom(), empty.noAccount(), empty.openItems(), empty.firstDue(), OffsetDateTime.now(clock)).update();
      found.add(empty);
    }
  }

  private LocalDate emptyFrom(String group, List<String> members, List<Absence> known, LocalDate today) {
    LocalDate last = workingDays.plus(today, WORKING_DAYS_AHEAD);
    for (LocalDate day = workingDays.onOrAfter(today); !day.isAfter(last); day = workingDays.plus(day, 1)) {
      LocalDate that = day;
      Set<String> away = known.stream().filter(absence -> absence.covers(that)).map(Absence::absent).collect(Collectors.toSet());
      boolean somebody = members.stream().anyMatch(member -> !away.contains(member)) || known.stream().anyMatch(absence -> absence.covers(that)
          && absence.standIn() != null && absence.groups().contains(group) && members.contains(absence.absent()) && !away.contains(absence.standIn()));
      if (!somebody) return day;
    }
    return null;
  }

  /** Those that concern the reader: administrators all, leaders those of their units and of the units directly below. */
  public List<EmptyDesk> forReader() {
    Set<String> groups = user.groups();
    if (groups.contains(Actors.ADMINISTRATORS)) return list("", null);
    Set<String> led = new TreeSet<>(groups.stream().filter(group -> group.endsWith("." + Role.LEADER.id())).map(Reach::unitOf).toList());
    Set<String> theirs = new TreeSet<>(led);
    led.forEach(unit -> units.subordinatesOf(unit, LocalDate.now(clock)).stream().map(Unit::code).forEach(theirs::add));
    return theirs.isEmpty() ? List.of() : list(" where unit in (:units)", theirs);
  }

  private List<EmptyDesk> list(String where, Collection<String> units) {
    return statement("select * from empty_desk" + where + " order by empty_from, first_due, group_id fetch first 200 rows only", "units", units)
        .query(EmptyDesks::read).list();
  }

  /** @param values of the list that the statement names; null when it names none */
  private JdbcClient.StatementSpec statement(String sql, String name, Collection<String> values) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    return values == null ? statement : statement.param(name, values);
  }

  private static EmptyDesk read(ResultSet rs, int row) throws SQLException {
    return new EmptyDesk(rs.getString("group_id"), rs.getString("unit"), rs.getObject("empty_from", LocalDate.class), rs.getBoolean("no_account"),
        rs.getInt("open_items"), rs.getObject("first_due", OffsetDateTime.class));
  }
}
