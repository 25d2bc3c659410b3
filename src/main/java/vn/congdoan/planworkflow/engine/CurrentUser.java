package vn.congdoan.planworkflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Who is logged in, as the engine knows it; never taken from anything that was submitted. */
@Component
public class CurrentUser {

  private final IdentityService identity;

  CurrentUser(@Lazy IdentityService identity) {
    this.identity = identity;
  }

  /** @throws Refused FORBIDDEN when nobody is logged in */
  public String id() {
    if (!anybody()) throw Refused.forbidden(Text.of("engine.notLoggedIn"));
    return identity.getCurrentAuthentication().getUserId();
  }

  /** Whether a person acts, and not the system itself. */
  public boolean anybody() {
    Authentication authentication = identity.getCurrentAuthentication();
    return authentication != null && authentication.getUserId() != null;
  }

  public Set<String> groups() {
    Authentication authentication = identity.getCurrentAuthentication();
    List<String> groups = authentication == null ? null : authentication.getGroupIds();
    return groups == null ? Set.of() : Set.copyOf(groups);
  }

  /** @throws Refused FORBIDDEN when the user is in none of the groups, an administrator included */
  public void requireOneOf(Collection<String> allowed) {
    String user = id();
    Set<String> own = groups();
    if (allowed.stream().noneMatch(own::contains)) {
      throw Refused.forbidden(Text.of("engine.notInGroup", user));
    }
  }

  /** Runs an act of the system itself, such as waking a parent process, for which the rights of the present user do not count. */
  public <T> T asSystem(Supplier<T> act) {
    Authentication before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return act.get();
    } finally {
      if (before != null) identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
    }
  }

  /** Runs an act in the name of a user whom the log-in has already proved. */
  public <T> T as(String user, List<String> groups, Supplier<T> act) {
    identity.setAuthentication(user, groups);
    try {
      return act.get();
    } finally {
      identity.clearAuthentication();
    }
  }
}
