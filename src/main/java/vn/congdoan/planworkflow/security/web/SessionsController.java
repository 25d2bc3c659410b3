package vn.congdoan.planworkflow.security.web;

import java.security.Principal;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.security.AccountSessions;

/** Logs an account out on all its devices: people do it for themselves, administrators for anybody. */
@RestController
class SessionsController {

  private final AccountSessions sessions;

  SessionsController(AccountSessions sessions) {
    this.sessions = sessions;
  }

  @DeleteMapping("/api/me/sessions")
  Map<String, Object> mine(Principal principal) {
    return Map.of("ended", sessions.end(principal.getName()));
  }

  @DeleteMapping("/api/accounts/{user}/sessions")
  Map<String, Object> anybodys(@PathVariable String user) {
    return Map.of("ended", sessions.end(user));
  }
}
