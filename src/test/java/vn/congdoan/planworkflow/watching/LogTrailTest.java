package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Reports;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ServerTest;

/** What is noted with the lines of the log: who asks, about which task, and of which plan, year and unit. */
class LogTrailTest extends ServerTest {

  private static final String KEY = PlanYear.key(2026) + "/LDLD-AG";

  /** Says something at every statement, so there are lines wherever anything is done. */
  private static final Logger CHATTY = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");

  private final List<Map<String, String>> noted = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> notes = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent line) {
      noted.add(Map.copyOf(line.getMDCPropertyMap()));
    }
  };

  @Autowired private PlanYear plan;
  @Autowired private Reports reports;
  @Autowired private FanOut fanOut;

  private Period period;

  @BeforeEach
  void listen() {
    office.itIs(LocalDate.of(2026, 10, 5));
    period = plan.withUnits(2026, "LDLD-AG");
    notes.start();
    CHATTY.setLevel(Level.DEBUG);
    CHATTY.setAdditive(false);
    CHATTY.addAppender(notes);
  }

  @AfterEach
  void hush() {
    CHATTY.detachAppender(notes);
    CHATTY.setAdditive(true);
    CHATTY.setLevel(null);
  }

  @Test
  void aRequestAboutATaskTellsUserTaskInstanceAndWhatItIsAbout() {
    plan.running(period, "LDLD-AG");
    Task task = office.task(KEY, "userTask_draftReport");
    noted.clear();
    assertThat(send("ldld-ag.staff", "GET", "/api/tasks/" + task.getId(), null).statusCode()).isEqualTo(200);
    assertThat(noted).anySatisfy(line -> assertThat(line).containsEntry("user.id", "ldld-ag.staff").containsEntry("taskId", task.getId())
        .containsEntry("processInstanceId", task.getProcessInstanceId()).containsEntry("businessKey", KEY));
  }

  @Test
  void aRequestOfTheEnginesInterfaceTellsThemToo() {
    plan.running(period, "LDLD-AG");
    Task task = office.task(KEY, "userTask_draftReport");
    noted.clear();
    send("ldld-ag.staff", "POST", "/engine-rest/task/" + task.getId() + "/complete", "{}");
    assertThat(noted).anySatisfy(line -> assertThat(line).containsEntry("user.id", "ldld-ag.staff").containsEntry("taskId", task.getId())
        .containsEntry("businessKey", KEY).containsEntry("activityId", "userTask_draftReport"));
  }

  @Test
  void aJobTellsInstanceStepAndWhatItIsAbout() {
    // Its first step is a job, because it has a subordinate.
    String key = PlanYear.key(2026) + "/LDLD-DNA";
    long superior = reports.demand(period.id(), "LDLD-DNA", null, "VPTLD", "VPDD", period.dueOn());
    reports.demand(period.id(), "LDLD-DNA-01", superior, "LDLD-DNA", "LDLD-DNA", period.subordinatesDueOn());
    fanOut.open("test/1", null, "nobody", List.of(new FanOut.Item("annual-report", superior, key)));
    fanOut.launchNext("test/1");
    noted.clear();
    office.runDueJobs();
    assertThat(noted).anySatisfy(line -> assertThat(line).containsEntry("businessKey", key).containsEntry("processDefinitionKey", "annual-report")
        .containsKeys("processInstanceId", "activityId"));
    assertThat(noted).allSatisfy(line -> assertThat(line).doesNotContainKey("user.id"));
  }

  @Test
  void nothingIsLeftBehindForTheNextOne() {
    plan.running(period, "LDLD-AG");
    Task task = office.task(KEY, "userTask_draftReport");
    // As many as there are threads that may be waiting.
    for (int i = 0; i < 20; i++) send("ldld-ag.staff", "GET", "/api/tasks/" + task.getId(), null);
    noted.clear();
    for (int i = 0; i < 20; i++) send("cspl.staff", "GET", "/api/worklist", null);
    assertThat(noted).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContainKeys("taskId", "businessKey", "processInstanceId")
        .doesNotContainEntry("user.id", "ldld-ag.staff"));
    assertThat(MDC.getCopyOfContextMap() == null ? Map.of() : MDC.getCopyOfContextMap()).isEmpty();
  }
}
