package vn.congdoan.planworkflow.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.input.Json;

/** Tells Camunda's web applications which languages they may speak: Vietnamese, and English where foreign administrators work. */
@RestController
class WebAppLanguages {

  private final List<String> languages;

  WebAppLanguages(@Value("${planworkflow.web-apps.english:false}") boolean english) {
    languages = english ? List.of("vi", "en") : List.of("vi");
  }

  /** A module that their configuration imports; a changed setting counts from the next page on. */
  @GetMapping(path = "/pages/languages.js", produces = "text/javascript;charset=UTF-8")
  ResponseEntity<String> languages() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body("export default %s;%n".formatted(Json.write(languages)));
  }
}
