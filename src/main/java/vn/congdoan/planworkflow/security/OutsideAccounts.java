package vn.congdoan.planworkflow.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.security.NotAdmitted.Reason;

/**
 * Brings people of a directory or log-in server into the engine's identity service, so that task lists, pre-flight and Admin know them: at each
 * log-in and, where the directory can be gone through, at intervals. Only their groups there count; a membership given by hand falls away again.
 */
@Component
@Profile({"ldap", "oidc"})
class OutsideAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideAccounts.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TEXT = 255;

  private final IdentityService identity;
  private final GroupMapping mapping;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OutsideAccounts(IdentityService identity, GroupMapping mapping, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.identity = identity;
    this.mapping = mapping;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Makes or renews the account in the engine.
   *
   * @return its user id
   * @throws NotAdmitted NO_ROLE, UNUSABLE_NAME or NAME_TAKEN
   */
  String admit(OutsideAccount account) {
    String id;
    try {
      id = transaction.execute(status -> renew(account));
    } catch (DataIntegrityViolationException | ProcessEngineException another) {
      // Two first log-ins of one person at the same moment: the second finds the account of the first.
      id = transaction.execute(status -> renew(account));
    }
    // Not thrown inside, so that the memberships that fell away stay so.
    if (id == null) throw new NotAdmitted(Reason.NO_ROLE);
    return id;
  }

  /** Takes the groups from all whom this source has not shown since then; the accounts stay, because records name them. */
  int dismissUnseen(String source, OffsetDateTime since) {
    List<String> gone = jdbc.sql("select user_id from outside_account where source = ? and seen_at < ?").params(source, since)
        .query(String.class).list();
    return (int) gone.stream().filter(id -> Boolean.TRUE.equals(transaction.execute(status -> setGroups(id, Set.of())))).count();
  }

  /** The user id; null when no group gives a role. */
  private String renew(OutsideAccount account) {
    Optional<String> known = jdbc.sql("select user_id from outside_account where source = ? and subject = ?")
        .params(account.source(), account.subject()).query(String.class).optional();
    String id = known.orElseGet(() -> account.name().strip().toLowerCase(Locale.ROOT));
    User user = identity.createUserQuery().userId(id).singleResult();
    Set<String> groups = mapping.of(account.groups(), identity.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet()));
    if (groups.isEmpty()) {
      if (known.isPresent() && user != null && setGroups(id, groups)) LOG.info("{} has no role any more", id);
      return null;
    }
    if (known.isEmpty()) requireFree(id, user, account);
    if (user == null) {
      user = identity.newUser(id);
      // Nobody knows it: the directory alone checks passwords.
      byte[] unknown = new byte[32];
      RANDOM.nextBytes(unknown);
      user.setPassword("Aa1!" + HexFormat.of().formatHex(unknown));
    }
    if (!Objects.equals(user.getFirstName(), shortened(account.displayName())) || !Objects.equals(user.getEmail(), account.mail())) {
      user.setFirstName(shortened(account.displayName()));
      user.setLastName("");
      user.setEmail(account.mail());
      identity.saveUser(user);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (known.isPresent()) {
      jdbc.sql("update outside_account set seen_at = ? where user_id = ?").params(now, id).update();
    } else {
      // A row without an account is left of one that an administrator deleted so that the name can be given anew.
      jdbc.sql("delete from outside_account where user_id = ?").param(id).update();
      jdbc.sql("insert into outside_account (user_id, source, subject, seen_at) values (?, ?, ?, ?)")
          .params(id, account.source(), account.subject(), now).update();
    }
    setGroups(id, groups);
    return id;
  }

  private void requireFree(String id, User present, OutsideAccount account) {
    // The same pattern as general-resource-whitelist-pattern in application.yaml.
    if (!id.matches("[a-z0-9._-]+") || id.length() > LONGEST_ID || account.subject().length() > LONGEST_TEXT) {
      LOG.warn("{} of {} can't be a user id: only a-z, 0-9, dot, dash and underscore, at most {} characters", account.name(), account.source(), LONGEST_ID);
      throw new NotAdmitted(Reason.UNUSABLE_NAME);
    }
    if (present != null) {
      LOG.warn("{} of {} is somebody else here; delete that account in Admin if it is the same person", id, account.source());
      throw new NotAdmitted(Reason.NAME_TAKEN);
    }
  }

  /** True when something changed. */
  private boolean setGroups(String id, Set<String> wanted) {
    Set<String> present = identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).collect(Collectors.toCollection(TreeSet::new));
    wanted.stream().filter(group -> !present.contains(group)).forEach(group -> identity.createMembership(id, group));
    present.stream().filter(group -> !wanted.contains(group)).forEach(group -> identity.deleteMembership(id, group));
    return !present.equals(wanted);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
