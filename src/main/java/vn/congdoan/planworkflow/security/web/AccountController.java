package vn.congdoan.planworkflow.security.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.engine.Rehearsal;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.CalendarNotice;
import vn.congdoan.planworkflow.organization.NamedActors;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.supervision.Followers;
import vn.congdoan.planworkflow.worklist.OwnShares;
import vn.congdoan.planworkflow.worklist.Worklist;

/** The logged-in person as the pages greet them. */
@RestController
@RequestMapping("/api/me")
class AccountController {

  private final NamedActors people;
  private final Units units;
  private final Worklist worklist;
  private final CalendarNotice calendar;
  private final Followers followers;
  private final OwnShares shares;
  private final Rehearsal rehearsal;

  AccountController(NamedActors people, Units units, Worklist worklist, CalendarNotice calendar, Followers followers, OwnShares shares,
      Rehearsal rehearsal) {
    this.people = people;
    this.units = units;
    this.worklist = worklist;
    this.calendar = calendar;
    this.followers = followers;
    this.shares = shares;
    this.rehearsal = rehearsal;
  }

  @GetMapping
  Map<String, Object> me(Principal principal, Authentication authentication) {
    List<String> groups = authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).sorted().toList();
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("user", principal.getName());
    me.put("name", people.atDesk(principal.getName()));
    me.put("groups", groups);
    me.put("units", Actors.unitsOf(groups).stream().sorted()
        .flatMap(code -> units.find(code).stream()).map(unit -> Map.of("code", unit.code(), "name", unit.name())).toList());
    me.put("openTasks", worklist.countOf(shares.all()));
    rehearsal.today().ifPresent(day -> me.put("rehearsal", day));
    me.put("follows", followers.reach(groups).isPresent());
    if (groups.contains(Groups.CAMUNDA_ADMIN)) me.put("calendarToCheck", calendar.unsettledYears());
    return me;
  }
}
