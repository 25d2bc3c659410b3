package vn.congdoan.planworkflow.security;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.ldap.NamingException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes through the directory at intervals, so that pre-flight knows who sits where before anybody has logged in, and who has left loses his groups.
 * A directory that does not answer, or shows nobody at all, changes nothing. Each node does it; what one has done the next finds done.
 */
@Component
@Profile("ldap")
class LdapSynchronization {

  private static final Logger LOG = LoggerFactory.getLogger(LdapSynchronization.class);

  private final LdapDirectory directory;
  private final OutsideAccounts accounts;
  private final Clock clock;

  LdapSynchronization(LdapDirectory directory, OutsideAccounts accounts, Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "${planworkflow.ldap.sync:PT15M}")
  void run() {
    OffsetDateTime start = OffsetDateTime.now(clock);
    AtomicInteger admitted = new AtomicInteger();
    try {
      directory.all(person -> {
        try {
          accounts.admit(person);
          admitted.incrementAndGet();
        } catch (NotAdmitted refused) {
          // Most people of a directory have no role here; the other reasons are in the log already.
        }
      });
    } catch (NamingException | IllegalStateException trouble) {
      LOG.error("The directory was not gone through, nothing was taken from anybody: {}", trouble.getMessage());
      return;
    }
    if (admitted.get() == 0) {
      LOG.error("The directory shows nobody with a role here, nothing was taken from anybody; check planworkflow.ldap and planworkflow.directory");
      return;
    }
    int dismissed = accounts.dismissUnseen(LdapDirectory.SOURCE, start);
    if (dismissed > 0) LOG.info("{} people are not in the directory any more and lost their groups", dismissed);
    LOG.debug("{} people of the directory have a role here", admitted.get());
  }
}
