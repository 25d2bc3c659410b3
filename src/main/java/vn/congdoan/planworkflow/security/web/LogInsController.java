package vn.congdoan.planworkflow.security.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.security.LogIns;

/** Tells the log-in page, before anybody is logged in, what to offer. */
@RestController
@RequestMapping("/api/log-ins")
class LogInsController {

  private final LogIns logIns;

  LogInsController(LogIns logIns) {
    this.logIns = logIns;
  }

  @GetMapping
  Map<String, Object> ways() {
    return Map.of("passwords", logIns.passwords(), "namesOfDesks", logIns.namesOfDesks(), "buttons", logIns.buttons());
  }
}
