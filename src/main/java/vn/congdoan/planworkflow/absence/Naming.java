package vn.congdoan.planworkflow.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;

/** Names stand-ins and ends absences: who may, for whom, for how long and for what. Only own groups count here, never lent ones. */
@Component
public class Naming {

  /**
   * Somebody for whom the reader may name a stand-in.
   *
   * @param groups whose work could be lent
   * @param standIns who could stand in
   */
  public record Person(String id, boolean self, List<String> groups, List<String> standIns) {}

  /** Authority is lent for a limited time; whoever is away longer is replaced by a decision on staff. */
  private static final int LONGEST_DAYS = 180;

  private final Absences absences;
  private final Reach reach;
  private final Accounts accounts;
  private final Actors actors;
  private final Units units;
  private final EmptyDesks emptyDesks;
  private final AbsenceEnds ends;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Naming(Absences absences, Reach reach, Accounts accounts, Actors actors, Units units, EmptyDesks emptyDesks, AbsenceEnds ends, CurrentUser user,
      ApplicationEventPublisher events, Clock clock) {
    this.absences = absences;
    this.reach = reach;
    this.accounts = accounts;
    this.actors = actors;
    this.units = units;
    this.emptyDesks = emptyDesks;
    this.ends = ends;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  /** The reader, and those whose leader the reader is. */
  public List<Person> people() {
    Map<String, List<String>> members = new HashMap<>();
    return ids(members).stream().map(id -> {
      List<String> groups = Reach.lendable(accounts.groupsOf(id));
      Set<String> standIns = new LinkedHashSet<>();
      groups.stream().map(Reach::unitOf).distinct().flatMap(unit -> reach.sameAndAbove(unit).stream())
          .forEach(unit -> standIns.addAll(membersOf(unit, members)));
      standIns.remove(id);
      return new Person(id, id.equals(user.id()), groups, List.copyOf(standIns));
    }).filter(person -> !person.groups().isEmpty()).toList();
  }

  /** Absences of the reader and of those whose leader the reader is, and those in which the reader stands in; the newest first. */
  public List<Absence> visible() {
    Set<String> mine = ids(new HashMap<>());
    return absences.about(mine).stream().filter(absence -> mine.contains(absence.absent()) || user.id().equals(absence.standIn())).toList();
  }

  private Set<String> ids(Map<String, List<String>> members) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(user.id());
    for (String unit : ledByReader()) {
      ids.addAll(membersOf(unit, members));
      for (Unit below : units.subordinatesOf(unit, today())) {
        ids.addAll(members.computeIfAbsent(actors.group(below.code(), Role.LEADER), accounts::membersOf));
      }
    }
    return ids;
  }

  private Set<String> ledByReader() {
    return user.ownGroups().stream().filter(group -> group.endsWith("." + Role.LEADER.id())).map(Reach::unitOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> membersOf(String unit, Map<String, List<String>> known) {
    List<String> all = new ArrayList<>();
    for (Role role : Role.values()) all.addAll(known.computeIfAbsent(actors.group(unit, role), accounts::membersOf));
    return all;
  }

  /**
   * Tells that somebody is away, and who stands in.
   *
   * @return id of the absence
   * @throws Refused FORBIDDEN when the reader is neither that person nor the leader; INVALID with every field that is wrong
   */
  @Transactional
  public long name(Fields fields) {
    String absent = fields.text("absent") == null ? user.id() : fields.text("absent");
    requireMayName(absent);
    List<String> lendable = Reach.lendable(accounts.groupsOf(absent));
    LocalDate from = fields.requireDate("fromOn", Text.of("absence.fromMissing"));
    LocalDate to = fields.requireDate("toOn", Text.of("absence.toMissing"));
    if (from != null && from.isBefore(today())) fields.problem("fromOn", Text.of("absence.fromPast", Text.day(today())));
    if (from != null && to != null && to.isBefore(from)) fields.problem("toOn", Text.of("absence.toBeforeFrom"));
    if (from != null && to != null && to.isAfter(from.plusDays(LONGEST_DAYS))) fields.problem("toOn", Text.of("absence.tooLong", LONGEST_DAYS));
    String standIn = fields.text("standIn");
    List<String> groups = standIn == null ? List.of() : fields.texts("groups").stream().distinct().toList();
    boolean prepares = standIn != null && fields.flag("prepares");
    boolean decides = standIn != null && fields.flag("decides");
    String basis = fields.text("basis");
    String note = fields.text("note");
    if (basis != null && basis.length() > 300) fields.problem("basis", Text.of("absence.tooManyLetters", 300));
    if (note != null && note.length() > 1000) fields.problem("note", Text.of("absence.tooManyLetters", 1000));
    if (standIn != null) checkStandIn(fields, absent, standIn, groups, lendable, prepares, decides, basis);
    fields.refuseProblems();
    checkOthers(fields, absent, standIn, from, to, groups, prepares, decides);
    fields.refuseProblems();
    Absence absence = new Absence(0, absent, standIn, from, to, groups, prepares, decides, basis, note, user.id(), null, null, null);
    long id = absences.add(absence);
    tell(absence, false);
    emptyDesks.checkAgain(lendable);
    return id;
  }

  private void requireMayName(String absent) {
    if (absent.equals(user.id())) return;
    if (!ids(new HashMap<>()).contains(absent)) throw Refused.forbidden(Text.of("absence.notTheirLeader"));
  }

  private void checkStandIn(Fields fields, String absent, String standIn, List<String> groups, List<String> lendable, boolean prepares, boolean decides,
      String basis) {
    Set<String> own = accounts.groupsOf(standIn);
    if (standIn.equals(absent)) fields.problem("standIn", Text.of("absence.standsInForSelf"));
    else if (own.isEmpty()) fields.problem("standIn", Text.of("absence.standInUnknown"));
    if (groups.isEmpty()) fields.problem("groups", Text.of("absence.groupsMissing"));
    else if (!lendable.containsAll(groups)) fields.problem("groups", Text.of("absence.groupsNotOwn"));
    else if (!own.isEmpty() && !standIn.equals(absent)) {
      if (!groups.stream().allMatch(group -> reach.reaches(own, group))) fields.problem("standIn", Text.of("absence.standInTooFar"));
      else if (own.containsAll(groups)) fields.problem("standIn", Text.of("absence.standInHasIt"));
    }
    if (!prepares && !decides) fields.problem("prepares", Text.of("absence.kindsMissing"));
    if (decides && basis == null) fields.problem("basis", Text.of("absence.basisMissing"));
  }

  private void checkOthers(Fields fields, String absent, String standIn, LocalDate from, LocalDate to, List<String> groups, boolean prepares,
      boolean decides) {
    for (Absence other : absences.from(from)) {
      if (!other.overlaps(from, to)) continue;
      String period = Text.of("absence.period", Text.day(other.fromOn()), Text.day(other.toOn()));
      if (standIn != null && other.absent().equals(standIn)) fields.problem("standIn", Text.of("absence.standInAway", period));
      boolean same = other.standIn() == null ? standIn == null
          : other.groups().stream().anyMatch(groups::contains) && (prepares && other.prepares() || decides && other.decides());
      if (other.absent().equals(absent) && same) fields.problem("fromOn", Text.of("absence.already", period));
      if (fields.hasProblems()) return;
    }
  }

  /**
   * Ends an absence before its last day, or before it begins.
   *
   * @throws Refused NOT_FOUND when the reader sees no such absence; CONFLICT when it has ended
   */
  @Transactional
  public void end(long id) {
    Absence absence = visible().stream().filter(one -> one.id() == id).findFirst()
        .orElseThrow(() -> Refused.notFound(Text.of("absence.unknown")));
    if (!absences.end(id, user.id())) throw Refused.conflict(Text.of("absence.over"));
    ends.release(absence);
    tell(absence, true);
    emptyDesks.checkAgain(Reach.lendable(accounts.groupsOf(absence.absent())));
  }

  private void tell(Absence absence, boolean ended) {
    String period = Text.of("absence.period", Text.day(absence.fromOn()), Text.day(absence.toOn()));
    String told = absence.standIn() == null ? Text.of("absence.nobodyStandsIn", period)
        : Text.of("absence.told", absence.standIn(), absence.absent(), period, String.join(", ", absence.groups()));
    events.publishEvent(new AbsenceChanged(user.id(), absence.absent(), told, ended));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
