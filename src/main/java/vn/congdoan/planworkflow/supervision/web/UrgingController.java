package vn.congdoan.planworkflow.supervision.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.supervision.UrgingLetters;

/** The letters about a late item, for whoever may read them. */
@RestController
class UrgingController {

  private final UrgingLetters letters;

  UrgingController(UrgingLetters letters) {
    this.letters = letters;
  }

  @GetMapping("/api/urging")
  Map<String, Object> open(@RequestParam String item) {
    return letters.open(item);
  }
}
