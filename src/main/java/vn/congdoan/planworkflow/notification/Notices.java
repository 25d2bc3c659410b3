package vn.congdoan.planworkflow.notification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.organization.Accounts;

/** Takes what has to be told; keeps it in the outbox in the caller's transaction, so that it is told exactly when it is true. */
public class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final Outbox outbox;
  private final NoticeSettings wishes;
  private final Accounts accounts;
  private final MailSettings settings;
  private final TransactionTemplate inside;

  Notices(Outbox outbox, NoticeSettings wishes, Accounts accounts, MailSettings settings, PlatformTransactionManager transactions) {
    this.outbox = outbox;
    this.wishes = wishes;
    this.accounts = accounts;
    this.settings = settings;
    this.inside = new TransactionTemplate(transactions);
    // With a savepoint: whatever goes wrong with a mail takes nothing with it of what the mail is about.
    this.inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Tells everybody in the groups who has a mail address and wants such mail; told once per key and receiver, whatever happens. Nothing is kept while mail is
   * off. Never fails the caller.
   *
   * @param groups engine groups such as {@code LDLD-AG.leader}
   * @param about what it is about, never contents of a report
   * @param taskId where the link leads; to the start page when null
   * @param dueOn null when there is no due date
   */
  public void tell(NoticeKind kind, String key, Collection<String> groups, String about, String taskId, LocalDate dueOn) {
    if (!settings.enabled()) return;
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("about", about);
    said.put("taskId", taskId);
    said.put("dueOn", dueOn == null ? null : dueOn.toString());
    try {
      inside.executeWithoutResult(status -> outbox.add(kind, key, receivers(kind, groups), said));
    } catch (RuntimeException e) {
      LOG.error("{} {} will not be told by mail", kind, key, e);
    }
  }

  private List<Accounts.Person> receivers(NoticeKind kind, Collection<String> groups) {
    Map<String, Accounts.Person> people = new TreeMap<>();
    groups.forEach(group -> accounts.withMail(group).forEach(person -> people.put(person.userId(), person)));
    Set<String> without = wishes.without(kind, people.keySet());
    return people.values().stream().filter(person -> !without.contains(person.userId())).toList();
  }
}
