package vn.congdoan.planworkflow.security;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which ways to log in there are, as the log-in page offers them. */
@Component
public class LogIns {

  private final List<LogInWay> ways;
  private final LocalAccounts local;

  LogIns(List<LogInWay> ways, LocalAccounts local) {
    this.ways = ways;
    this.local = local;
  }

  /** What each button says, and where it leads. */
  public List<Map<String, String>> buttons() {
    return ways.stream().map(way -> Map.of("label", way.label(), "address", way.address())).toList();
  }

  /** False where people have names of their own instead of those of their desks. */
  public boolean namesOfDesks() {
    return local.includesAll();
  }

  /** False when a name and a password lead nowhere. */
  public boolean passwords() {
    return ways.isEmpty() || !local.none();
  }
}
