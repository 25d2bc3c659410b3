package vn.congdoan.planworkflow.security;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The one place where the groups of an account become authorities: at every log-in, and again while its session lasts. */
@Component
class GroupAuthorities {

  private final IdentityService identity;

  GroupAuthorities(IdentityService identity) {
    this.identity = identity;
  }

  /** An authority per group, named as the group; empty when there is no such account. */
  Optional<List<GrantedAuthority>> of(String user) {
    List<GrantedAuthority> groups = identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId)
        .<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    return groups.isEmpty() && identity.createUserQuery().userId(user).count() == 0 ? Optional.empty() : Optional.of(groups);
  }

  /** Ids of the groups that a log-in carries. */
  static List<String> groupsOf(Authentication authentication) {
    return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
  }
}
