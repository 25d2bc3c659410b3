package vn.congdoan.planworkflow.security.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.security.DemonstrationAccounts;

/** The accounts of the demonstration, for the start page; outside the demonstration this address does not exist. */
@RestController
@Profile("demonstration")
@RequestMapping("/api/demonstration")
class DemonstrationController {

  private final Units units;

  DemonstrationController(Units units) {
    this.units = units;
  }

  @GetMapping
  Map<String, Object> accounts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("password", DemonstrationAccounts.PASSWORD);
    facts.put("accounts", units.all().stream().map(DemonstrationController::accountsOf).toList());
    return facts;
  }

  private static Map<String, Object> accountsOf(Unit unit) {
    Map<String, Object> accounts = new LinkedHashMap<>();
    accounts.put("unit", unit.code());
    accounts.put("unitName", unit.name());
    accounts.put("kind", unit.kind().name());
    accounts.put("kindName", unit.kind().label());
    accounts.put("demonstration", unit.demonstration());
    List<Map<String, String>> users = Stream.of(Role.values()).map(role -> Map.of(
        "id", DemonstrationAccounts.userId(unit.code(), role), "role", role.id(), "roleName", role.label())).toList();
    accounts.put("users", users);
    return accounts;
  }
}
