package vn.congdoan.planworkflow.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Keeps a production system from running on accounts whose password everybody knows. */
@Component
@Profile(ProductionCheck.PROFILE)
public class DemonstrationTraces {

  private static final int NAMED = 5;

  private final IdentityService identity;

  DemonstrationTraces(IdentityService identity) {
    this.identity = identity;
  }

  /** @throws ProductionIncomplete when the database has demonstration accounts, or an account with their password */
  public void refuse() {
    List<User> accounts = identity.createUserQuery().list();
    List<String> made = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (User account : accounts) {
      if (identity.getUserInfo(account.getId(), DemonstrationAccounts.MARK) != null) made.add(account.getId());
      else if (hasKnownPassword(account)) known.add(account.getId());
    }
    List<String> findings = new ArrayList<>();
    if (!made.isEmpty()) findings.add(Text.of("security.productionDemonstrationAccounts", named(made)));
    if (!known.isEmpty()) findings.add(Text.of("security.productionDemonstrationPassword", named(known)));
    if (!findings.isEmpty()) throw new ProductionIncomplete(findings);
  }

  /** A bcrypt hash is made under the password policy, which this password does not meet, or by the demonstration, which marks it. */
  private boolean hasKnownPassword(User account) {
    boolean underThePolicy = account.getPassword() != null && account.getPassword().startsWith("{" + BcryptPasswords.NAME + "}");
    return !underThePolicy && identity.checkPassword(account.getId(), DemonstrationAccounts.PASSWORD);
  }

  private static String named(List<String> accounts) {
    String some = String.join(", ", accounts.subList(0, Math.min(NAMED, accounts.size())));
    return accounts.size() > NAMED ? some + ", …" : some;
  }
}
