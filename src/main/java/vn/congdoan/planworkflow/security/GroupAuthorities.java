package vn.congdoan.planworkflow.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.StandIns;

/** The one place where the groups of an account become authorities: at every log-in, and again while its session lasts. */
@Component
class GroupAuthorities {

  private final IdentityService identity;
  private final KeyedHash hash;
  private final StandIns standIns;

  GroupAuthorities(IdentityService identity, KeyedHash hash, StandIns standIns) {
    this.identity = identity;
    this.hash = hash;
    this.standIns = standIns;
  }

  /** An authority per group, named as the group; empty when there is no such account. */
  Optional<List<GrantedAuthority>> of(String user) {
    List<GrantedAuthority> groups = identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId)
        .<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    return groups.isEmpty() && identity.createUserQuery().userId(user).count() == 0 ? Optional.empty() : Optional.of(groups);
  }

  /** Changes when the password of an account does; empty where passwords are kept elsewhere. */
  String passwordStamp(String user) {
    User account = identity.createUserQuery().userId(user).singleResult();
    return account == null || account.getPassword() == null ? "" : hash.of("password stamp", account.getPassword());
  }

  /** The groups that a log-in carries, and those whose work the person does in another's place at this very moment. */
  List<String> groupsOf(Authentication authentication) {
    Set<String> groups = new LinkedHashSet<>();
    authentication.getAuthorities().forEach(authority -> groups.add(authority.getAuthority()));
    groups.addAll(lentTo(authentication.getName()));
    return List.copyOf(groups);
  }

  Set<String> lentTo(String user) {
    return standIns.lentTo(user).stream().map(StandIns.Lent::group).collect(Collectors.toCollection(TreeSet::new));
  }
}
