package vn.congdoan.planworkflow.search.web;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Search;

/** Answers the search box of the front door. */
@RestController
@RequestMapping("/api/search")
class SearchController {

  private final Search search;
  private final CurrentUser user;

  SearchController(Search search, CurrentUser user) {
    this.search = search;
    this.user = user;
  }

  @GetMapping
  Map<String, List<Search.Group>> find(@RequestParam(name = "q", defaultValue = "") String typed) {
    return Map.of("groups", search.find(typed, new Asker(user.id(), user.groups())));
  }
}
