package vn.congdoan.planworkflow.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** Who is logged in, as the engine knows it; never taken from anything that was submitted. */
@Component
public class CurrentUser {

  private final IdentityService identity;
  private final Supplier<List<StandIns>> standIns;

  CurrentUser(@Lazy IdentityService identity, ObjectProvider<StandIns> standIns) {
    this.identity = identity;
    this.standIns = SingletonSupplier.of(() -> standIns.stream().toList());
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

  /** The person's own groups, and those whose work the person does in another's place for now. */
  public Set<String> groups() {
    Authentication authentication = identity.getCurrentAuthentication();
    List<String> groups = authentication == null ? null : authentication.getGroupIds();
    return groups == null ? Set.of() : Set.copyOf(groups);
  }

  /** What the person does in another's place at this moment. */
  public List<StandIns.Lent> lent() {
    String user = id();
    return standIns.get().stream().flatMap(all -> all.lentTo(user).stream()).toList();
  }

  /** The groups that the person belongs to, without those of whoever is absent. */
  public Set<String> ownGroups() {
    Set<String> own = new HashSet<>(groups());
    if (anybody()) lent().forEach(work -> own.remove(work.group()));
    return own;
  }

  /** @throws Refused FORBIDDEN when the user is in none of the groups, an administrator included */
  public void requireOneOf(Collection<String> allowed) {
    require(allowed, groups());
  }

  /** @throws Refused FORBIDDEN when the user belongs to none of the groups, whomever the user stands in for */
  public void requireOneOfOwn(Collection<String> allowed) {
    require(allowed, ownGroups());
  }

  private void require(Collection<String> allowed, Set<String> present) {
    String user = id();
    if (allowed.stream().noneMatch(present::contains)) throw Refused.forbidden(Text.of("engine.notInGroup", user));
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
