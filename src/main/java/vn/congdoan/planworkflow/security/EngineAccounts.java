package vn.congdoan.planworkflow.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.MembershipEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.StandIns;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.Role;

/** Tells from the engine's identity service who can act, and under which name. */
@Component
class EngineAccounts implements Accounts {

  private final IdentityService identity;
  private final ManagementService management;
  private final JdbcClient jdbc;
  private final Actors actors;
  private final CurrentUser user;
  private final ObjectProvider<StandIns> standIns;

  EngineAccounts(IdentityService identity, ManagementService management, JdbcClient jdbc, Actors actors, CurrentUser user, ObjectProvider<StandIns> standIns) {
    this.identity = identity;
    this.management = management;
    this.jdbc = jdbc;
    this.actors = actors;
    this.user = user;
    this.standIns = standIns;
  }

  @Override
  public boolean exists(String unitCode, Role role) {
    return user.asSystem(() -> identity.createUserQuery().memberOfGroup(actors.group(unitCode, role)).count() > 0);
  }

  @Override
  public List<Person> withMail(String group) {
    return user.asSystem(() -> Stream.concat(identity.createUserQuery().memberOfGroup(group).list().stream().flatMap(found -> withMail(found).stream()),
        standIns.getObject().standInsFor(group).stream().flatMap(standIn -> findWithMail(standIn).stream())).toList());
  }

  @Override
  public Optional<Person> findWithMail(String userId) {
    return user.asSystem(() -> Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult()).flatMap(EngineAccounts::withMail));
  }

  private static Optional<Person> withMail(User found) {
    String mail = found.getEmail() == null ? "" : found.getEmail().strip();
    return mail.isEmpty() ? Optional.empty() : Optional.of(new Person(found.getId(), name(found), mail));
  }

  @Override
  public String nameOf(String userId) {
    return user.asSystem(() -> Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult()).map(EngineAccounts::name).orElse(""));
  }

  private static String name(User found) {
    return Stream.of(found.getFirstName(), found.getLastName()).filter(Objects::nonNull).map(String::strip).filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining(" "));
  }

  @Override
  public Set<String> groupsOf(String userId) {
    return user.asSystem(() -> identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet()));
  }

  @Override
  public Map<String, List<String>> membersOf(Collection<String> groups) {
    Map<String, List<String>> members = new HashMap<>();
    if (!groups.isEmpty()) {
      String table = user.asSystem(() -> management.getTableName(MembershipEntity.class));
      jdbc.sql("select GROUP_ID_, USER_ID_ from " + table + " where GROUP_ID_ in (:groups) order by USER_ID_").param("groups", groups)
          .query(rs -> {
            members.computeIfAbsent(rs.getString(1), group -> new ArrayList<>()).add(rs.getString(2));
          });
    }
    return members;
  }
}
