package vn.congdoan.planworkflow.notification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.MailGate;

/** The application killed with {@code kill -9} after the mail server took a mail and before that was written down. */
class MailCrashTest {

  private static final int ALL = 5;

  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Databases.Address address = Databases.POSTGRESQL.create();
  private final JdbcClient jdbc = JdbcClient.create(address.dataSource());
  private MailGate gate;
  private Application application;

  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    if (application != null) application.close();
    if (gate != null) gate.close();
    post.stop();
  }

  @Test
  void everyMailArrivesAndTheOneThatWasUnderWayTwiceUnderTheSameId() throws Exception {
    post.start();
    gate = new MailGate(post.getSmtp().getPort());
    application = start();
    String account = "/engine-rest/user/ldld-ag.staff/profile";
    assertThat(application.answer("admin", "PUT", account, "{\"id\":\"ldld-ag.staff\",\"firstName\":\"Hoa\",\"email\":\"hoa@congdoan.example\"}").statusCode())
        .isEqualTo(204);
    gate.slowLastAnswer(Duration.ofSeconds(10));
    for (int i = 0; i < ALL; i++) told("crash/" + i);
    within(Duration.ofSeconds(60), "a mail to be taken", () -> post.getReceivedMessages().length == 1);
    application.kill();
    assertThat(jdbc.sql("select count(*) from notice where sent_at is not null").query(Integer.class).single()).as("nothing of it is written down").isZero();

    gate.calm();
    application = start();
    within(Duration.ofSeconds(120), "all to be sent",
        () -> jdbc.sql("select count(*) from notice where sent_at is not null").query(Integer.class).single() == ALL);

    Map<String, Integer> byId = new TreeMap<>();
    for (MimeMessage mail : post.getReceivedMessages()) byId.merge(mail.getMessageID(), 1, Integer::sum);
    assertThat(byId.values()).as("at least once; the repetition is known by its id").containsExactlyInAnyOrder(2, 1, 1, 1, 1);
  }

  private void told(String key) {
    OffsetDateTime now = OffsetDateTime.now();
    jdbc.sql("""
            insert into notice (kind, notice_key, receiver, address, said, message_id, urgent, created_at, try_at)
            values ('RED', ?, 'ldld-ag.staff', 'x', '{"about":"Báo cáo năm"}', ?, true, ?, ?)""")
        .params(key, UUID.randomUUID() + "@congdoan.example", now, now).update();
  }

  private Application start() throws IOException {
    return new Application(folder, "--spring.datasource.url=" + address.url(), "--spring.datasource.username=" + address.username(),
        "--spring.datasource.password=" + address.password(), "--planworkflow.mail.enabled=true", "--planworkflow.mail.from=ke-hoach@congdoan.example",
        "--planworkflow.mail.base-url=https://kehoach.congdoan.example", "--planworkflow.mail.sweep=PT1S", "--spring.mail.host=localhost",
        "--spring.mail.port=" + gate.port(),
        // Short, so that the test need not wait for the lock of the job that was killed.
        "--camunda.bpm.job-execution.lock-time-in-millis=5000", "--camunda.bpm.job-execution.max-wait=1000").ready();
  }
}
