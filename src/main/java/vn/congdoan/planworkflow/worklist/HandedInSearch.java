package vn.congdoan.planworkflow.worklist;

import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Found;

/** What the asker or the asker's groups have given on, by unit, year and plan. */
@Component
@Order(2)
class HandedInSearch implements Findable {

  private final HandedIn handedIn;
  private final FrontDoor door;

  HandedInSearch(HandedIn handedIn, FrontDoor door) {
    this.handedIn = handedIn;
    this.door = door;
  }

  @Override
  public String kind() {
    return "handedIn";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    return door.standings(handedIn.find(patterns, asker, limit)).stream()
        .map(standing -> new Found(standing.shown(), null, null, Map.of("item", standing))).toList();
  }
}
