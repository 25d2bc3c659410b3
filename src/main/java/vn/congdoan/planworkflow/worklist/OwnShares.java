package vn.congdoan.planworkflow.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.StandIns;

/** Whose work the present person sees: all of the own groups, and of absent colleagues the kinds of work that were lent. */
@Component
public class OwnShares {

  private final CurrentUser user;

  OwnShares(CurrentUser user) {
    this.user = user;
  }

  public List<Worklist.Share> all() {
    List<Worklist.Share> shares = new ArrayList<>(Worklist.Share.whole(user.ownGroups()));
    for (StandIns.Lent work : user.lent()) {
      shares.add(new Worklist.Share(work.group(), work.prepares() == work.decides() ? null : work.decides()));
    }
    return shares;
  }

  Set<String> own() {
    return user.ownGroups();
  }

  /** Who is absent, by the groups whose work was lent. */
  Map<String, String> absent() {
    return user.anybody() ? user.lent().stream().collect(Collectors.toMap(StandIns.Lent::group, StandIns.Lent::inPlaceOf, (first, second) -> first)) : Map.of();
  }
}
