package vn.congdoan.planworkflow.absence.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.absence.Absence;
import vn.congdoan.planworkflow.absence.EmptyDesks;
import vn.congdoan.planworkflow.absence.Naming;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.NamedActors;

/** Absences and who stands in, for those whom they concern. */
@RestController
@RequestMapping("/api/absences")
class AbsenceController {

  private final Naming naming;
  private final EmptyDesks emptyDesks;
  private final Actors actors;
  private final NamedActors people;
  private final CurrentUser user;
  private final Clock clock;

  AbsenceController(Naming naming, EmptyDesks emptyDesks, Actors actors, NamedActors people, CurrentUser user, Clock clock) {
    this.naming = naming;
    this.emptyDesks = emptyDesks;
    this.actors = actors;
    this.people = people;
    this.user = user;
    this.clock = clock;
  }

  @GetMapping
  List<Map<String, Object>> list() {
    return naming.visible().stream().map(this::shown).toList();
  }

  /** For whom the reader may name a stand-in, and whom. */
  @GetMapping("/people")
  List<Map<String, Object>> people() {
    return naming.people().stream().map(person -> Shown.of("id", person.id(), "name", people.inSentence(person.id()), "self", person.self(),
        "groups", person.groups().stream().map(group -> Shown.of("id", group, "name", actors.describe(group))).toList(),
        "standIns", person.standIns().stream().map(id -> Shown.of("id", id, "name", people.inSentence(id))).toList())).toList();
  }

  /** Desks with open work and nobody there, now or soon; those that concern the reader. */
  @GetMapping("/empty-desks")
  List<Map<String, Object>> emptyDesks() {
    LocalDate today = LocalDate.now(clock);
    return emptyDesks.forReader().stream().map(desk -> Shown.of("group", desk.group(), "name", actors.describe(desk.group()), "unit", desk.unit(),
        "emptyFrom", desk.emptyFrom(), "now", !desk.emptyFrom().isAfter(today), "noAccount", desk.noAccount(), "openItems", desk.openItems(),
        "firstDue", desk.firstDue())).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> name(@RequestBody Map<String, Object> typed) {
    return Map.of("id", naming.name(Fields.of(typed)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable long id) {
    naming.end(id);
  }

  private Map<String, Object> shown(Absence absence) {
    Absence.State state = absence.state(LocalDate.now(clock));
    return Shown.of("id", absence.id(), "absent", absence.absent(), "absentName", people.inSentence(absence.absent()), "standIn", absence.standIn(),
        "standInName", absence.standIn() == null ? null : people.inSentence(absence.standIn()), "fromOn", absence.fromOn(), "toOn", absence.toOn(),
        "groups", absence.groups().stream().map(actors::describe).toList(), "prepares", absence.prepares(), "decides", absence.decides(),
        "basis", absence.basis(), "note", absence.note(), "state", state.name(), "namedByName", people.inSentence(absence.namedBy()),
        "namedAt", absence.namedAt(), "endedAt", absence.endedAt(), "mine", user.id().equals(absence.absent()),
        "endable", state == Absence.State.COMING || state == Absence.State.PRESENT);
  }
}
