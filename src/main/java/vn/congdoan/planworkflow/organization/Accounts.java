package vn.congdoan.planworkflow.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about those who log in. */
public interface Accounts {

  /**
   * Somebody who can be told by mail.
   *
   * @param name empty when the account has none
   */
  record Person(String userId, String name, String mail) {}

  /** Whether somebody can act for a unit in a role: work must not be sent to a desk where nobody sits. */
  boolean exists(String unitCode, Role role);

  /** Those who do the work of a group, such as {@code LDLD-AG.leader}, and have a mail address: its members, and who stands in for one of them now. */
  default List<Person> withMail(String group) {
    return List.of();
  }

  /** Who an account belongs to; empty when there is no such account, or it has no mail address. */
  default Optional<Person> findWithMail(String userId) {
    return Optional.empty();
  }

  /** The name that stands in an account; empty when there is no such account, or it has no name. */
  default String nameOf(String userId) {
    return "";
  }

  /** Groups that the account itself belongs to; empty when there is no such account. */
  default Set<String> groupsOf(String userId) {
    return Set.of();
  }

  /** User ids of those who belong to a group. */
  default List<String> membersOf(String group) {
    return membersOf(List.of(group)).getOrDefault(group, List.of());
  }

  /** User ids of those who belong to each of these groups; a group that nobody belongs to is left out. */
  default Map<String, List<String>> membersOf(Collection<String> groups) {
    return Map.of();
  }
}
