package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.supervision.process.AlertSweep;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ProcessTest;
import vn.congdoan.planworkflow.testing.ReportTexts;

/** The process that urges one late item: its letters, their answers, and how it ends. */
class UrgingTest extends ProcessTest {

  private static final LocalDate DUE = LocalDate.of(2026, 11, 27);
  private static final LocalDate RED_DAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate SPECIAL_RED_DAY = LocalDate.of(2026, 12, 3);
  private static final String REPORT = Office.PLAN + "/2026/LDLD-AG";
  private static final String ANSWER = "userTask_answerUrging";

  @Autowired private PlanYear year;
  @Autowired private AlertSweep sweep;
  @Autowired private Urgings urgings;
  @Autowired private UrgingLetters letters;
  @Autowired private LetterLinks links;
  @Autowired private Acts acts;
  @Autowired private Processes processes;
  @Autowired private TaskService tasks;

  private DatedItem item;
  private Urging urging;

  @BeforeEach
  void aReportIsOverdue() {
    office.itIs(LocalDate.of(2026, 11, 10));
    Report report = year.running(year.withUnits(2026, "LDLD-AG"), "LDLD-AG");
    item = new DatedItem(report.subject(), "LDLD-AG", DUE);
    sweepOn(RED_DAY);
    urging = urgings.find(item).orElseThrow();
  }

  @Test
  void theLeaderOfTheLateUnitAnswersEachLetterAndAfterTheLastNoneFollows() {
    assertThat(urging.processKey()).startsWith(Office.PLAN + "/2026#").endsWith("/LDLD-AG");
    office.waitsAt(urging.processKey(), ANSWER);
    assertThat(office.whoMustAct(urging.processKey(), ANSWER)).containsExactly("LDLD-AG.leader");
    Letter first = urgings.letters(urging.id()).get(0);
    assertThat(first.level()).isEqualTo(AlertLevel.RED);
    assertThat(first.sender()).isEqualTo("VPDD");
    assertThat(first.addressee()).isEqualTo("LDLD-AG");
    assertThat(first.number()).as("not signed").isNull();
    assertThat(first.body()).contains("Kính gửi: Liên đoàn Lao động tỉnh An Giang", "45-KH/ĐĐTLĐ", "Soạn báo cáo năm", "27/11/2026", "03/12/2026",
        "quá hạn 1 ngày làm việc", "Văn phòng Đảng đoàn").doesNotContain("%");
    assertThat(acts.of(item.subject())).as("the record tells of the letter").anySatisfy(act -> assertThat(act.step()).contains("đôn đốc"));

    office.completes("ldld-ag.leader", urging.processKey(), ANSWER, "answer", "Chậm do thay đổi nhân sự.", "promisedOn", "2026-12-04");
    office.waitsAt(urging.processKey());
    sweepOn(SPECIAL_RED_DAY);
    office.waitsAt(urging.processKey(), ANSWER);
    office.completes("ldld-ag.leader", urging.processKey(), ANSWER, "answer", "Đang hoàn thiện số liệu.", "promisedOn", "2026-12-08");

    assertThat(office.ended("urging", urging.processKey(), "endEvent_lastLetterAnswered")).isTrue();
    assertThat(urgings.letters(urging.id())).extracting(Letter::level).containsExactly(AlertLevel.RED, AlertLevel.SPECIAL_RED);
    assertThat(urgings.letters(urging.id())).extracting(Letter::promisedOn).containsExactly(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 8));
    assertThat(urgings.letters(urging.id())).extracting(Letter::answeredBy).containsOnly("ldld-ag.leader");
    assertThat(acts.of(urging.subject())).extracting(Acts.Act::kind).containsExactly(Acts.Kind.RECORD, Acts.Kind.RECORD);
    sweepOn(LocalDate.of(2026, 12, 10));
    assertThat(office.instancesOf("urging", urging.processKey())).as("nothing follows").isEqualTo(1);
  }

  @Test
  void aLetterThatNobodyAnsweredIsFollowedByTheHigherOne() {
    Task unanswered = office.task(urging.processKey(), ANSWER);
    sweepOn(SPECIAL_RED_DAY);

    assertThat(office.task(urging.processKey(), ANSWER).getId()).isNotEqualTo(unanswered.getId());
    assertThat(urgings.require(urging.id()).level()).isEqualTo(AlertLevel.SPECIAL_RED);
    assertThat(urgings.letters(urging.id())).hasSize(2);
    assertThat(urgings.letters(urging.id()).get(1).body()).contains("báo cáo lãnh đạo", "quá hạn 4 ngày làm việc");
  }

  @Test
  void aLevelThatRisesBeforeTheFirstLetterIsWrittenMakesOneLetter() {
    office.clear();
    office.itIs(LocalDate.of(2026, 11, 10));
    Report report = year.running(year.withUnits(2026, "LDLD-AG"), "LDLD-AG");
    office.itIs(RED_DAY.atTime(7, 30));
    sweep.sweep();
    sweepOn(SPECIAL_RED_DAY);

    Urging late = urgings.find(new DatedItem(report.subject(), "LDLD-AG", DUE)).orElseThrow();
    assertThat(urgings.letters(late.id())).extracting(Letter::level).containsExactly(AlertLevel.SPECIAL_RED);
  }

  @Test
  void urgingEndsByItselfWhenTheReportIsSentAndNotWhenItOnlyChangesDesks() {
    office.completes("ldld-ag.staff", REPORT, "userTask_draftReport", ReportTexts.whole(office.work("ldld-ag.staff",
        office.task(REPORT, "userTask_draftReport")), 1));
    office.waitsAt(urging.processKey(), ANSWER);
    office.completes("ldld-ag.leader", REPORT, "userTask_approveReport", "decision", "APPROVE");

    office.waitsAt(urging.processKey());
    assertThat(office.ended("urging", urging.processKey(), "endEvent_urgingEnded")).isTrue();
    assertThat(urgings.require(urging.id()).closedAt()).isNotNull();
  }

  @Test
  void whatComesBackWithTheSameDayIsUrgedAgain() {
    office.completes("ldld-ag.staff", REPORT, "userTask_draftReport", ReportTexts.whole(office.work("ldld-ag.staff",
        office.task(REPORT, "userTask_draftReport")), 1));
    office.completes("ldld-ag.leader", urging.processKey(), ANSWER, "answer", "Đã trình.", "promisedOn", "2026-12-01");
    sweepOn(LocalDate.of(2026, 12, 1));
    office.waitsAt(urging.processKey());
    sweepOn(SPECIAL_RED_DAY);
    office.waitsAt(urging.processKey(), ANSWER);
  }

  @Test
  void anAnswerNeedsItsReasonAndADayThatIsNotPast() {
    Task task = office.task(urging.processKey(), ANSWER);
    assertThatThrownBy(() -> office.tries("ldld-ag.leader", task)).isInstanceOf(Refused.class).satisfies(refused ->
        assertThat(((Refused) refused).problems()).extracting("field").containsExactly("answer", "promisedOn"));
    assertThatThrownBy(() -> office.tries("ldld-ag.leader", task, "answer", "Chậm.", "promisedOn", "2026-11-29")).isInstanceOf(Refused.class)
        .hasMessageContaining("không được trước ngày hôm nay");
    assertThatThrownBy(() -> office.tries("ldld-ag.staff", task, "answer", "Chậm.", "promisedOn", "2026-12-09")).isInstanceOf(Refused.class);
    Map<String, Object> work = office.work("ldld-ag.leader", task);
    assertThat((Map<?, ?>) work.get("late")).extracting("step", "daysLate").containsExactly("Soạn báo cáo năm", 1);
  }

  @Test
  void theLateUnitTheOfficesAboveAndSupervisorsReadTheLettersAndNobodyElse() {
    for (String reader : List.of("ldld-ag.leader", "ldld-ag.clerk", "vpdd.staff", "dct.leader", "ttdct.leader", "ddtld.staff", "supervisor")) {
      Map<String, Object> shown = office.as(reader, () -> letters.open(item.key()));
      assertThat((List<?>) shown.get("letters")).as(reader).hasSize(1);
    }
    String task = office.task(REPORT, "userTask_draftReport").getId();
    assertThat(office.as("vpdd.staff", () -> letters.open(task)).get("item")).as("by an open task of the item").isEqualTo(item.key());
    assertThat(links.letterAbout(item)).contains("/don-doc/thu?item=" + item.subject().replace("/", "%2F") + "%7CLDLD-AG%7C2026-11-27");
    assertThat(links.letterAbout(new DatedItem(item.subject(), "LDLD-AG", RED_DAY))).as("not urged").isEmpty();
    for (String other : List.of("ldld-bg.leader", "cspl.leader", "admin", "modeler")) {
      assertThatThrownBy(() -> office.as(other, () -> letters.open(item.key()))).as(other).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> office.as("vpdd.staff", () -> letters.open("report/0|LDLD-AG|2026-11-27"))).isInstanceOf(Refused.class);
  }

  @Test
  void theOfficeThatUrgesIsUrgedInTheNameOfTheOneAbove() {
    processes.send("reporting.reportDeadlinePassed", "annual-report", REPORT);
    assertThat(office.whoMustAct(REPORT, "userTask_urgeUnit")).containsExactly("VPDD.staff");
    sweepOn(LocalDate.of(2026, 12, 2));
    List<Letter> toOffice = urgings.openAfter(0, 500).stream().filter(open -> open.item().unit().equals("VPDD"))
        .flatMap(open -> urgings.letters(open.id()).stream()).toList();

    assertThat(toOffice).isNotEmpty().allSatisfy(letter -> assertThat(letter.sender()).isEqualTo("DDTLD"));
    assertThat(tasks.createTaskQuery().taskCandidateGroup("VPDD.leader").taskDefinitionKey(ANSWER).count()).isPositive();
  }

  private void sweepOn(LocalDate day) {
    office.itIs(day.atTime(7, 30));
    sweep.sweep();
    office.runDueJobs();
  }
}
