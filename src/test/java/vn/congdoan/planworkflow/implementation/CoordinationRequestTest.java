package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.testing.Office;

/** Opinions asked of coordinating units: paragraph III.6 of plan 45. */
class CoordinationRequestTest extends ImplementationProcessTest {

  private static final String DUTY = Office.PLAN + "/III.3/QHLD";

  @Autowired private CoordinationRequests requests;
  @Autowired private TaskService tasks;

  @BeforeEach
  void twoUnitsAreAsked() {
    office.completes("qhld.leader", DUTY, "userTask_acknowledgeDuty");
    office.completes("qhld.staff", DUTY, "userTask_draftDepartmentPlan", "content", "Hướng dẫn đối thoại", "expectedProduct", "Hướng dẫn",
        "askedUnits", List.of("CSPL", "TC"), "question", "Có vướng mắc gì?", "opinionDueOn", "2026-03-10");
  }

  @Test
  void theLeaderReturnsAnOpinionThenSendsIt() {
    office.completes("cspl.staff", of("CSPL.staff"), "opinion", "Thống nhất");
    office.completes("cspl.leader", of("CSPL.leader"), "decision", "RETURN", "reason", "Nêu căn cứ pháp luật");
    Task again = of("CSPL.staff");
    assertThat(office.sees("cspl.staff", again).get("lastReturn").toString()).contains("Nêu căn cứ pháp luật");
    office.completes("cspl.staff", again, "opinion", "Thống nhất, căn cứ Bộ luật Lao động");
    office.completes("cspl.leader", of("CSPL.leader"), "decision", "APPROVE");

    assertThat(requests()).filteredOn(request -> request.unit().equals("CSPL")).singleElement().satisfies(request -> {
      assertThat(request.state()).isEqualTo(CoordinationRequest.State.ANSWERED);
      assertThat(request.opinion()).isEqualTo("Thống nhất, căn cứ Bộ luật Lao động");
    });
    assertThat(office.openSteps(DUTY)).as("the other unit is still waited for").containsExactly("userTask_giveOpinion");
  }

  @Test
  void whoDoesNotAnswerInTimeIsRecordedAndTheDepartmentGoesOn() {
    office.completes("cspl.staff", of("CSPL.staff"), "opinion", "Chưa được duyệt");
    office.itIs(LocalDateTime.of(2026, 3, 10, 20, 0));
    office.runDueJobs();
    assertThat(office.openSteps(DUTY)).as("the evening of the last day is in time").hasSize(2);
    office.itIs(LocalDate.of(2026, 3, 11));
    office.runDueJobs();

    office.waitsAt(DUTY, "userTask_considerOpinions");
    assertThat(requests()).extracting(CoordinationRequest::state).containsOnly(CoordinationRequest.State.NO_ANSWER);
    assertThat(maps(office.work("qhld.staff", office.task(DUTY, "userTask_considerOpinions")).get("opinions")))
        .allSatisfy(opinion -> assertThat(opinion.get("text")).as("what nobody approved is no opinion").isNull());
  }

  @Test
  void anEmptyOpinionIsRefused() {
    assertRefused(() -> office.tries("tc.staff", of("TC.staff")), "opinion");
  }

  private Task of(String group) {
    return tasks.createTaskQuery().processInstanceBusinessKey(DUTY).taskCandidateGroup(group).singleResult();
  }

  private List<CoordinationRequest> requests() {
    return requests.of(implementations.find(DUTY).orElseThrow().id());
  }
}
