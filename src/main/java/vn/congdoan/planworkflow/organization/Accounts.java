package vn.congdoan.planworkflow.organization;

import java.util.List;
import java.util.Set;

/** What is known about those who log in. */
public interface Accounts {

  /** Whether somebody can act for a unit in a role: work must not be sent to a desk where nobody sits. */
  boolean exists(String unitCode, Role role);

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
    return List.of();
  }
}
