package vn.congdoan.planworkflow.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;

/**
 * Sends what is in the outbox, a chunk at a time and no faster than the rate allows. Each mail has a transaction of its own: after a crash only the one that was
 * on its way is sent again, under the same Message-ID.
 */
@Component
public class MailDispatch {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  /** A job that sends ends well inside its lock, however slow the server is. */
  private static final Duration LONGEST = Duration.ofSeconds(15);
  /** Between two jobs while the rate is used up; else each freed place would have a job of its own. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final Postman postman;
  private final Accounts accounts;
  private final MailSettings settings;
  private final Clock clock;
  private final TransactionTemplate separately;

  MailDispatch(Outbox outbox, Postman postman, Accounts accounts, MailSettings settings, Clock clock, PlatformTransactionManager transactions) {
    this.outbox = outbox;
    this.postman = postman;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.separately = new TransactionTemplate(transactions);
    this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  public boolean enabled() {
    return settings.enabled();
  }

  /** How long a dispatch that has failed for good rests before it is tried once more. */
  public Duration retryAfter() {
    return settings.retryAfter();
  }

  /**
   * Sends the next mails.
   *
   * @return whether none is left that can be sent now
   * @throws RuntimeException when the mail server fails; what was sent until then stays sent
   */
  public boolean sendNext() {
    if (!settings.enabled()) return true;
    long start = System.nanoTime();
    for (long id : outbox.due(Math.min(settings.chunk(), allowed()))) {
      separately.executeWithoutResult(status -> outbox.take(id).ifPresent(this::deliver));
      if (System.nanoTime() - start > LONGEST.toNanos()) break;
    }
    return !outbox.anythingDue();
  }

  /** When the rate allows the next mail. */
  public OffsetDateTime nextTurn() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<OffsetDateTime> inTheLastMinute = outbox.triedAfter(now.minus(MINUTE));
    if (inTheLastMinute.size() < settings.perMinute()) return now;
    OffsetDateTime free = inTheLastMinute.get(inTheLastMinute.size() - settings.perMinute()).plus(MINUTE);
    return free.isBefore(now.plus(SHORTEST_PAUSE)) ? now.plus(SHORTEST_PAUSE) : free;
  }

  private int allowed() {
    return Math.max(0, settings.perMinute() - outbox.triedAfter(OffsetDateTime.now(clock).minus(MINUTE)).size());
  }

  private void deliver(Outbox.Notice notice) {
    Optional<Accounts.Person> person = accounts.findWithMail(notice.receiver());
    if (person.isEmpty()) {
      outbox.refused(notice.id(), "", Text.of("notification.noAddress"));
      return;
    }
    String address = person.get().mail();
    Postman.Reply reply = postman.send(notice, person.get().name(), address);
    boolean tooOld = notice.createdAt().plus(settings.giveUpAfter()).isBefore(OffsetDateTime.now(clock));
    switch (reply.answer()) {
      case TAKEN -> outbox.sent(notice.id(), address);
      case REFUSED -> outbox.refused(notice.id(), address, reply.words());
      case LATER -> {
        if (tooOld) outbox.refused(notice.id(), address, reply.words());
        else outbox.postponed(notice.id(), address, reply.words());
      }
    }
  }
}
