package vn.congdoan.planworkflow.worklist;

import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Found;

/** Open work by task, unit, year and plan; only the asker's own groups' work is found. */
@Component
@Order(1)
class WorkSearch implements Findable {

  private final Worklist worklist;
  private final FrontDoor door;

  WorkSearch(Worklist worklist, FrontDoor door) {
    this.worklist = worklist;
    this.door = door;
  }

  @Override
  public String kind() {
    return "work";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    return worklist.find(patterns, asker.groups(), limit).stream()
        .map(item -> new Found(item.name(), item.shown(), door.address(item.taskId()), Map.of("item", door.shown(item, asker.user())))).toList();
  }
}
