package vn.congdoan.planworkflow.notification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.absence.EmptyDesks;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.notification.NoticeKind;
import vn.congdoan.planworkflow.notification.NoticeSettings;
import vn.congdoan.planworkflow.notification.Notices;
import vn.congdoan.planworkflow.notification.Outbox;
import vn.congdoan.planworkflow.testing.MailGate;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;

/** Mails against a real mail server, on its good days and on its bad ones. */
@TestPropertySource(properties = {
    "planworkflow.mail.enabled=true",
    "planworkflow.mail.from=Kế hoạch <ke-hoach@congdoan.example>",
    "planworkflow.mail.base-url=https://kehoach.congdoan.example/",
    "planworkflow.mail.sweep=PT24H",
    "spring.mail.host=localhost"})
abstract class Mails extends ServerTest {

  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String STAFF = "LDLD-AG.staff";
  private static final int PER_MINUTE = 60;

  private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static MailGate gate;

  @Autowired private PlanYear year;
  @Autowired private EmptyDesks emptyDesks;
  @Autowired private Notices notices;
  @Autowired private NoticeSettings wishes;
  @Autowired private Outbox outbox;
  @Autowired private NoticeSweep sweep;
  @Autowired private IdentityService identity;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate batches;
  @Autowired private PlatformTransactionManager transactions;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry registry) {
    // Both databases of a build use the same server; it ends with the JVM.
    if (gate == null) {
      POST.start();
      gate = new MailGate(POST.getSmtp().getPort());
    }
    registry.add("spring.mail.port", gate::port);
  }

  @BeforeEach
  void anEmptyMailbox() throws Exception {
    POST.purgeEmailFromAllMailboxes();
    gate.calm();
    office.itIs(LocalDateTime.of(2026, 11, 10, 7, 0));
    joins("hoa", "Nguyễn Thị Hoa", "hoa@congdoan.example", STAFF);
  }

  @AfterEach
  void leave() {
    for (String user : List.of("hoa", "binh", "cuong", "an")) identity.deleteUser(user);
  }

  // --- what a mail says

  @Test
  void whatWasReturnedIsMailedAtOnceToThoseWhoMendItAndSaysNothingOfItsContents() throws Exception {
    year.openByHand(2026);
    Task draft = office.task(REPORT, "userTask_draftReport");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    assertThat(outbox.count(Outbox.State.WAITING)).isZero();
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu nhà ở.");
    Task mending = office.task(REPORT, "userTask_draftReport");
    assertThat(gate.visits()).as("visits to the mail server while people work").isZero();

    sendAll();

    MimeMessage mail = only();
    assertThat(mail.getAllRecipients()[0]).hasToString("hoa@congdoan.example");
    assertThat(mail.getHeader("Subject", null)).as("encoded in ASCII").startsWith("=?UTF-8?").matches("\\p{ASCII}+");
    assertThat(mail.getSubject()).isEqualTo("Việc bị trả lại: Soạn báo cáo năm – Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
    assertThat(mail.getFrom()[0].toString()).endsWith("<ke-hoach@congdoan.example>");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@congdoan\\.example>");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    List<String> parts = parts(mail);
    assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part).contains("Nguyễn Thị Hoa", "Soạn báo cáo năm", "Thời hạn:",
        "https://kehoach.congdoan.example/camunda/app/tasklist/default/#/?task=" + mending.getId(), "https://kehoach.congdoan.example/thong-bao")
        .doesNotContain("Thiếu số liệu", "nhà ở", "{{", "null"));
    assertThat(((MimeMultipart) mail.getContent()).getBodyPart(0).getContentType()).isEqualToIgnoringWhitespace("text/plain; charset=UTF-8");
    assertThat(((MimeMultipart) mail.getContent()).getBodyPart(1).getContentType()).isEqualToIgnoringWhitespace("text/html; charset=UTF-8");
  }

  @Test
  void whatIsToldIsShownAsTextWhateverItHolds() throws Exception {
    notices.tell(NoticeKind.RED, "red/1", Set.of(STAFF), "Báo cáo <b>\"A & B\"</b>\r\nBcc: x@example.com", null, LocalDate.of(2026, 11, 9));
    sendAll();

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Việc quá hạn: Báo cáo <b>\"A & B\"</b> Bcc: x@example.com");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(parts(mail).get(0)).contains("<b>\"A & B\"</b>").contains("Thời hạn: 09/11/2026");
    assertThat(parts(mail).get(1)).contains("&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;").doesNotContain("<b>").contains("href=\"https://kehoach.congdoan.example/\"");
  }

  @Test
  void eachIsToldOnceWhicheverGroupsAndHoweverOften() throws Exception {
    joins("binh", "", "binh@congdoan.example", STAFF, "LDLD-AG.leader");
    joins("an", "Không thư", null, STAFF);
    for (int i = 0; i < 2; i++) notices.tell(NoticeKind.SPECIAL_RED, "special/1", List.of(STAFF, "LDLD-AG.leader"), "Báo cáo năm", null, null);
    notices.tell(NoticeKind.SPECIAL_RED, "special/2", List.of("LDLD-AG.leader"), "Báo cáo năm", null, null);
    sendAll();

    assertThat(receivers()).containsExactlyInAnyOrder("hoa@congdoan.example", "binh@congdoan.example", "binh@congdoan.example");
  }

  @Test
  void whatTheCallerRollsBackIsNotTold() {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      tell("red/2");
      status.setRollbackOnly();
    });
    assertThat(outbox.count(Outbox.State.WAITING)).isZero();
  }

  @Test
  void aMailThatCannotBeKeptTakesNothingWithIt() {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      wishes.turnOff("cuong", Set.of(NoticeKind.DIGEST));
      notices.tell(NoticeKind.RED, "k".repeat(400), Set.of(STAFF), "Báo cáo", null, null);
    });
    assertThat(wishes.turnedOff("cuong")).as("what the caller did").containsExactly(NoticeKind.DIGEST);
    assertThat(outbox.count(Outbox.State.WAITING)).isZero();
  }

  // --- the digest

  @Test
  void aDigestComesOncePerWorkingDayFromItsHourOnAndOnlyToWhomItSaysSomething() throws Exception {
    year.openByHand(2026);
    joins("binh", "", "binh@congdoan.example", "LDLD-AG.clerk");
    office.itIs(LocalDateTime.of(2026, 11, 24, 7, 29));
    sweep.run();
    assertThat(outbox.count(Outbox.State.WAITING)).as("before its hour").isZero();
    office.itIs(LocalDateTime.of(2026, 11, 24, 7, 30));
    twiceAtOnce(sweep::run);
    sweep.run();
    sendAll();

    MimeMessage mail = only();
    assertThat(mail.getAllRecipients()[0]).hasToString("hoa@congdoan.example");
    assertThat(mail.getSubject()).startsWith("Việc cần xử lý ngày 24/11/2026 – Sắp đến hạn: 1");
    assertThat(parts(mail)).allSatisfy(part -> assertThat(part).contains("Sắp đến hạn (1)", "Soạn báo cáo năm", "Liên đoàn Lao động tỉnh An Giang", "còn 3 ngày làm việc")
        .doesNotContain("{{", "null"));

    office.itIs(LocalDateTime.of(2026, 11, 28, 8, 0));
    sweep.run();
    assertThat(outbox.count(Outbox.State.WAITING)).as("on a Saturday").isZero();
    office.itIs(LocalDateTime.of(2026, 11, 30, 16, 0));
    sweep.run();
    sendAll();
    assertThat(POST.getReceivedMessages()).as("after a standstill, later that day").hasSize(2);
    assertThat(POST.getReceivedMessages()[1].getSubject()).contains("30/11/2026", "Quá hạn: 1");
    assertThat(parts(POST.getReceivedMessages()[1]).get(0)).contains("quá hạn 1 ngày làm việc");
  }

  // --- desks with nobody

  @Test
  void aDeskThatWillBeEmptyIsMailedOnceToTheLeadersAboveAndToAdministrators() throws Exception {
    year.openByHand(2026);
    joins("binh", "", "binh@congdoan.example", "DCT.leader");
    joins("cuong", "", "cuong@congdoan.example", "camunda-admin");
    joins("an", "", "an@congdoan.example", "VPDD.leader");
    wishes.turnOff("cuong", Set.of(NoticeKind.DIGEST));
    emptyDesks.check();
    POST.purgeEmailFromAllMailboxes();
    sendAll();
    POST.purgeEmailFromAllMailboxes();

    for (String user : List.of("ldld-ag.staff", "hoa")) {
      assertThat(send(user, "POST", "/api/absences", "{\"fromOn\":\"2026-11-12\",\"toOn\":\"2026-11-30\"}").statusCode()).as(user).isEqualTo(201);
    }
    for (int day = 10; day <= 12; day++) {
      office.itIs(LocalDateTime.of(2026, 11, day, 7, 0));
      emptyDesks.check();
    }
    sendAll();

    assertThat(receivers()).containsExactlyInAnyOrder("binh@congdoan.example", "cuong@congdoan.example");
    assertThat(POST.getReceivedMessages()[0].getSubject())
        .isEqualTo("Bộ phận không có người xử lý: Chuyên viên – Liên đoàn Lao động tỉnh An Giang (từ ngày 12/11/2026)");
    assertThat(parts(POST.getReceivedMessages()[0]).get(0)).contains("cử người làm thay", "Mở trang chủ: https://kehoach.congdoan.example/");
  }

  // --- settings

  @Test
  void whoTurnedAKindOffGetsNoneOfItAndSpecialRedComesAnyway() throws Exception {
    HttpResponse<String> before = send("hoa", "GET", "/api/notices/settings", null);
    assertThat(json(before).get("address").asText()).isEqualTo("hoa@congdoan.example");
    assertThat(json(before).get("kinds")).hasSize(5).allSatisfy(kind -> assertThat(kind.get("on").asBoolean()).isTrue());
    JsonNode after = json(send("hoa", "PUT", "/api/notices/settings", "{\"off\":[\"DIGEST\",\"RETURNED\",\"RED\"]}"));
    assertThat(IntStream.range(0, 5).mapToObj(i -> after.get("kinds").get(i)).filter(kind -> kind.get("on").asBoolean()).map(kind -> kind.get("kind").asText()))
        .containsExactly("SPECIAL_RED", "EMPTY_DESK");
    HttpResponse<String> refused = send("hoa", "PUT", "/api/notices/settings", "{\"off\":[\"SPECIAL_RED\"]}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("detail").asText()).contains("không tắt được");
    assertThatThrownBy(() -> wishes.turnOff("hoa", Set.of(NoticeKind.SPECIAL_RED))).isInstanceOf(Refused.class);

    year.openByHand(2026);
    office.itIs(LocalDateTime.of(2026, 11, 24, 9, 0));
    for (NoticeKind kind : List.of(NoticeKind.RETURNED, NoticeKind.RED, NoticeKind.SPECIAL_RED)) {
      notices.tell(kind, kind + "/1", Set.of(STAFF), "Báo cáo", null, null);
    }
    sendAll();
    assertThat(only().getSubject()).startsWith("Việc quá hạn phải báo cáo lãnh đạo:");
    assertThat(parts(only()).get(0)).as("no link to turn off what can't be").doesNotContain("/thong-bao");
  }

  // --- the server's bad days

  @Test
  void aServerThatIsDownForAnHourIsAnIncidentAndLosesDoublesAndDelaysNothing() throws Exception {
    year.openByHand(2026);
    Task draft = office.task(REPORT, "userTask_draftReport");
    LocalDateTime start = LocalDateTime.of(2026, 11, 10, 7, 0);
    wishes.turnOff("hoa", Set.of(NoticeKind.DIGEST));
    for (int i = 0; i < 5; i++) tell("red/" + i);
    gate.down();
    sweep.run();
    for (int minute = 0; minute <= 20; minute++) {
      office.itIs(start.plusMinutes(minute));
      jobs().forEach(job -> assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("Máy chủ thư điện tử không nhận thư"));
    }
    Incident incident = runtime.createIncidentQuery().processDefinitionKeyIn("send-notices").singleResult();
    assertThat(incident.getIncidentMessage()).as("what an administrator reads in Cockpit").contains("Máy chủ thư điện tử không nhận thư", "spring.mail");
    assertThat(incident.getActivityId()).isEqualTo("serviceTask_sendNext");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu.");
    assertThat(outbox.count(Outbox.State.WAITING)).as("nothing is lost, and people work on").isEqualTo(6);
    office.itIs(start.plusMinutes(30));
    sweep.run();
    assertThat(jobs()).as("the incident still rests").isEmpty();

    gate.calm();
    office.itIs(start.plusMinutes(60));
    sendAll();

    assertThat(POST.getReceivedMessages()).hasSize(6);
    assertThat(messageIds()).as("none doubled").hasSize(6);
    assertThat(outbox.count(Outbox.State.WAITING)).isZero();
    assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("send-notices").count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("send-notices").count()).as("all is sent").isZero();
  }

  @Test
  void anAdministratorRetriesTheIncidentAndTheMailsGoOut() {
    tell("red/1");
    gate.down();
    sweep.run();
    Job job = management.createJobQuery().processDefinitionKey("send-notices").singleResult();
    for (int attempt = 0; attempt < 4; attempt++) assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
    assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("send-notices").count()).isEqualTo(1);

    gate.calm();
    office.itIs(LocalDateTime.of(2026, 11, 10, 7, 20));
    assertThat(send("admin", "PUT", "/engine-rest/job/" + job.getId() + "/retries", "{\"retries\":1}").statusCode()).isEqualTo(204);
    office.runDueJobs();
    assertThat(POST.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aRefusedAddressHoldsNobodyUpAndAdministratorsSeeItAndTryAgain() throws Exception {
    joins("binh", "", "binh@congdoan.example", STAFF);
    joins("cuong", "", "không phải địa chỉ", STAFF);
    joins("an", "", "an@congdoan.example", STAFF);
    gate.refuse("binh@congdoan.example", "550 5.1.1 No such user here");
    gate.refuse("an@congdoan.example", "450 4.2.0 Greylisted, come back later");
    tell("red/1");
    sendAll();

    assertThat(receivers()).containsExactly("hoa@congdoan.example");
    assertThat(send("hoa", "GET", "/api/notices", null).statusCode()).isEqualTo(403);
    JsonNode page = json(send("admin", "GET", "/api/notices", null));
    assertThat(page.get("counts").toString()).isEqualTo("{\"WAITING\":1,\"SENT\":1,\"UNDELIVERABLE\":2}");
    JsonNode undeliverable = json(send("admin", "GET", "/api/notices?state=UNDELIVERABLE", null)).get("notices");
    assertThat(undeliverable).extracting(line -> line.get("receiver").asText()).containsExactlyInAnyOrder("binh", "cuong");
    assertThat(undeliverable.toString()).contains("550 5.1.1 No such user here", "Địa chỉ thư không đúng dạng");

    office.itIs(LocalDateTime.of(2026, 11, 10, 7, 14));
    gate.calm();
    sendAll();
    assertThat(POST.getReceivedMessages()).as("the server of the third asked to come later").hasSize(1);
    office.itIs(LocalDateTime.of(2026, 11, 10, 7, 15));
    sendAll();
    assertThat(receivers()).containsExactlyInAnyOrder("hoa@congdoan.example", "an@congdoan.example");
    assertThat(send("hoa", "POST", "/api/notices/again", "{}").statusCode()).isEqualTo(403);
    assertThat(json(send("admin", "POST", "/api/notices/again", "{}")).get("waiting").asInt()).isEqualTo(2);
    sendAll();
    assertThat(receivers()).containsExactlyInAnyOrder("hoa@congdoan.example", "an@congdoan.example", "binh@congdoan.example");
  }

  @Test
  void whoseServerNeverTakesTheMailIsUndeliverableAfterThreeDays() {
    gate.refuse("hoa@congdoan.example", "450 4.2.0 Mailbox busy");
    tell("red/1");
    sendAll();
    office.itIs(LocalDateTime.of(2026, 11, 13, 7, 1));
    sendAll();
    assertThat(outbox.count(Outbox.State.UNDELIVERABLE)).isEqualTo(1);
  }

  @Test
  void aServerThatIsSlowDelaysNoTaskAndNoJobOverruns() {
    gate.slow(Duration.ofMillis(700));
    for (int i = 0; i < 10; i++) tell("red/" + i);
    year.openByHand(2026);
    Task draft = office.task(REPORT, "userTask_draftReport");
    sweep.run();
    Job job = jobs().get(0);
    long start = System.nanoTime();
    management.executeJob(job.getId());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as("well inside the lock of a job").isLessThan(Duration.ofSeconds(40));
    assertThat(outbox.count(Outbox.State.WAITING)).as("left for the next job").isPositive();
    int visits = gate.visits();
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 1));
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "RETURN", "reason", "Thiếu số liệu.");
    assertThat(gate.visits()).as("nobody who works waits for the mail server").isEqualTo(visits);
    gate.calm();
    sendAll();
    assertThat(messageIds()).hasSize(11);
    assertThat(POST.getReceivedMessages()).hasSize(11);
  }

  @Test
  void aMailThatWasTakenBeforeTheAnswerGotLostComesAgainUnderTheSameId() throws Exception {
    tell("red/1");
    gate.dieBeforeTheLastAnswer();
    sweep.run();
    assertThatThrownBy(() -> management.executeJob(jobs().get(0).getId())).isInstanceOf(RuntimeException.class);
    assertThat(outbox.count(Outbox.State.WAITING)).isEqualTo(1);
    gate.calm();
    office.itIs(LocalDateTime.of(2026, 11, 10, 7, 1));
    sendAll();

    assertThat(POST.getReceivedMessages()).hasSize(2);
    assertThat(messageIds()).as("so that a receiver drops the second").hasSize(1);
  }

  @Test
  void twoJobsAtOnceSendEachMailOnce() throws Exception {
    for (int i = 0; i < 10; i++) tell("red/" + i);
    gate.slow(Duration.ofMillis(5));
    sweep.run();
    twiceAtOnce(() -> jobs().forEach(job -> {
      try {
        management.executeJob(job.getId());
      } catch (RuntimeException taken) {
        // The other was faster.
      }
    }));
    sendAll();
    assertThat(POST.getReceivedMessages()).hasSize(10);
    assertThat(messageIds()).hasSize(10);
  }

  // --- the rate

  @Test
  void tenThousandAtOnceGoOutAtTheConfiguredRateAndTheUrgentFirst() throws Exception {
    LocalDateTime start = LocalDateTime.of(2026, 11, 10, 7, 0);
    OffsetDateTime now = start.atZone(Office.ZONE).toOffsetDateTime();
    batches.batchUpdate("insert into notice (kind, notice_key, receiver, address, said, message_id, urgent, created_at, try_at) values "
        + "('DIGEST', ?, 'hoa', 'x', '{\"day\":\"2026-11-10\",\"sections\":[]}', ?, false, ?, ?)",
        IntStream.range(0, 10_000).mapToObj(i -> new Object[] {"bulk/" + i, UUID.randomUUID() + "@congdoan.example", now, now}).toList());
    sweep.run();
    for (int second = 0; second <= 180; second += 20) {
      office.itIs(start.plusSeconds(second));
      office.runDueJobs();
      assertThat(POST.getReceivedMessages()).as("after %d seconds", second).hasSize(PER_MINUTE * (second / 60 + 1));
      if (second == 60) tell("red/urgent");
    }
    assertThat(POST.getReceivedMessages()[2 * PER_MINUTE].getSubject()).as("first of the third minute").isEqualTo("Việc quá hạn: Báo cáo năm");
    assertThat(outbox.count(Outbox.State.WAITING)).isEqualTo(10_001 - 4 * PER_MINUTE);
    assertThat(messageIds()).hasSize(4 * PER_MINUTE);
  }

  // --- in short

  private void tell(String key) {
    notices.tell(NoticeKind.RED, key, Set.of(STAFF), "Báo cáo năm", null, LocalDate.of(2026, 11, 9));
  }

  private void joins(String id, String name, String mail, String... groups) {
    office.joins(id, List.of(groups));
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setFirstName(name);
    user.setEmail(mail);
    identity.saveUser(user);
  }

  private void sendAll() {
    sweep.run();
    assertThatCode(office::runDueJobs).doesNotThrowAnyException();
  }

  private List<Job> jobs() {
    return management.createJobQuery().processDefinitionKey("send-notices").executable().list();
  }

  private static MimeMessage only() {
    assertThat(POST.getReceivedMessages()).hasSize(1);
    return POST.getReceivedMessages()[0];
  }

  private static List<String> receivers() throws Exception {
    List<String> found = new java.util.ArrayList<>();
    for (MimeMessage mail : POST.getReceivedMessages()) found.add(mail.getAllRecipients()[0].toString());
    return found;
  }

  private static Set<String> messageIds() {
    return Arrays.stream(POST.getReceivedMessages()).map(mail -> {
      try {
        return mail.getMessageID();
      } catch (jakarta.mail.MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> parts(MimeMessage mail) throws Exception {
    MimeMultipart content = (MimeMultipart) mail.getContent();
    List<String> parts = new java.util.ArrayList<>();
    for (int i = 0; i < content.getCount(); i++) {
      BodyPart part = content.getBodyPart(i);
      parts.add((String) part.getContent());
    }
    return parts;
  }

  private static void twiceAtOnce(Runnable work) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    CountDownLatch begin = new CountDownLatch(1);
    try {
      List<Future<?>> both = Stream.of(1, 2).<Future<?>>map(i -> two.submit(() -> {
        begin.await();
        work.run();
        return null;
      })).toList();
      begin.countDown();
      for (Future<?> each : both) each.get();
    } finally {
      two.shutdown();
    }
  }
}
