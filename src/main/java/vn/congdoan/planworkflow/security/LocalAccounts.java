package vn.congdoan.planworkflow.security;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whose password the engine itself keeps: everybody's, or, where a directory knows people, only the accounts named for emergencies and machines. */
@Component
class LocalAccounts {

  private static final String ALL = "*";

  private final Set<String> names;

  LocalAccounts(@Value("${planworkflow.local-accounts:" + ALL + "}") Set<String> names) {
    this.names = names;
  }

  boolean includes(String user) {
    return includesAll() || names.contains(user);
  }

  boolean includesAll() {
    return names.contains(ALL);
  }

  boolean none() {
    return names.isEmpty();
  }
}
