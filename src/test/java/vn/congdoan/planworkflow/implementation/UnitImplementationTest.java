package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congdoan.planworkflow.document.Registers;
import vn.congdoan.planworkflow.testing.Office;

/** A plan in a unit: the arrival stamp and paragraphs I, III.7a and III.7b of plan 45. */
class UnitImplementationTest extends ImplementationProcessTest {

  private static final String HA_NOI = Office.PLAN + "/LDLD-HN";
  private static final String BELOW = Office.PLAN + "/LDLD-HN-01";
  private static final String BELOW_THAT = Office.PLAN + "/LDLD-HN-01-01";

  @Autowired private Registers registers;

  @Test
  void aUnitRegistersAdvisesPlansAndRecordsItsResult() {
    Task register = office.task(HA_NOI, "userTask_registerDocument");
    assertThat(register.getDueDate()).isEqualTo("2026-03-03T17:00:00");
    assertThat(office.work("ldld-hn.clerk", register)).containsEntry("nextArrivalNumber", 1L);
    assertThat(maps(map(office.work("ldld-hn.clerk", register).get("plan")).get("duties"))).extracting(duty -> duty.get("paragraph"))
        .contains("III.7a", "III.7b", "III.7c");
    office.completes("ldld-hn.clerk", register, "arrivedOn", "2026-03-02", "arrivalNumber", "641", "forwardedTo", "Ban Chính sách");
    assertThat(registers.taken("LDLD-HN", Registers.Direction.IN, "2026", 641)).isTrue();
    Task route = office.task(HA_NOI, "userTask_routeDocument");
    assertThat(map(office.work("ldld-hn.leader", route).get("register"))).containsEntry("arrivalNumber", 641);
    office.completes("ldld-hn.leader", route, "directive", "Ban Chính sách chủ trì");
    office.completes("ldld-hn.staff", HA_NOI, "userTask_advisePartyBody", "partyBody", "Ban Thường vụ Thành ủy", "adviceNumber", "10/TTr-LĐLĐ",
        "adviceDate", "2026-03-02");
    assertThat(office.task(HA_NOI, "userTask_draftUnitPlan").getDueDate()).isEqualTo("2026-04-01T17:00:00");
    office.completes("ldld-hn.staff", HA_NOI, "userTask_draftUnitPlan", "sections", Map.of("II.1", "Tuyên truyền tại cơ sở"));
    office.completes("ldld-hn.leader", HA_NOI, "userTask_approveUnitPlan", "decision", "APPROVE");
    office.runDueJobs();
    Task progress = office.task(HA_NOI, "userTask_recordProgress");
    assertThat(progress.getDueDate()).isEqualTo("2026-11-27T17:00:00");
    assertRefused(() -> office.tries("ldld-hn.staff", progress), "result");
    office.completes("ldld-hn.staff", progress, "result", "Đã triển khai đến cơ sở");

    assertThat(office.ended("unit-implementation", HA_NOI, "endEvent_planCarriedOut")).isTrue();
    assertThat(state(HA_NOI)).isEqualTo(Implementation.State.CLOSED);
  }

  @Test
  void theClerkCannotUseANumberTwiceOrADayThatIsStillToCome() {
    office.completes("ldld-hn.clerk", HA_NOI, "userTask_registerDocument", "arrivedOn", "2026-03-02", "forwardedTo", "Văn phòng");
    assertThat(registers.taken("LDLD-HN", Registers.Direction.IN, "2026", 1)).as("given by the system").isTrue();
    registers.register("LDLD-AG", Registers.Direction.IN, "2026", 7, "Văn bản khác", null, "ldld-ag.clerk", ISSUED);
    Task register = office.task(Office.PLAN + "/LDLD-AG", "userTask_registerDocument");

    assertRefused(() -> office.tries("ldld-ag.clerk", register, "arrivedOn", "2026-03-02", "arrivalNumber", 7, "forwardedTo", "Văn phòng"),
        "arrivalNumber");
  }

  @Test
  void timeRunsFromTheDayTheDocumentArrived() {
    office.itIs(LocalDate.of(2026, 3, 16));
    office.completes("ldld-hn.clerk", HA_NOI, "userTask_registerDocument", "arrivedOn", "2026-03-16", "forwardedTo", "Văn phòng");
    office.completes("ldld-hn.leader", HA_NOI, "userTask_routeDocument", "directive", "Triển khai");

    assertThat(office.task(HA_NOI, "userTask_advisePartyBody").getDueDate()).isEqualTo("2026-04-15T17:00:00");
  }

  @Test
  void theLeaderReturnsThePlanWithADueDateOfItsOwn() {
    toPlan(HA_NOI, "ldld-hn");
    assertRefused(() -> office.tries("ldld-hn.staff", office.task(HA_NOI, "userTask_draftUnitPlan"), "sections", Map.of(), "cascadeTo", List.of("LDLD-AG")),
        "sections", "cascadeTo");
    office.completes("ldld-hn.staff", HA_NOI, "userTask_draftUnitPlan", "sections", Map.of("II.1", "Tuyên truyền"));
    office.completes("ldld-hn.leader", HA_NOI, "userTask_approveUnitPlan", "decision", "RETURN", "reason", "Bổ sung mục II.4");

    Task again = office.task(HA_NOI, "userTask_draftUnitPlan");
    assertThat(again.getDueDate()).isEqualTo("2026-03-09T17:00:00");
    assertThat(map(map(office.work("ldld-hn.staff", again).get("values")).get("sections"))).containsEntry("II.1", "Tuyên truyền");
  }

  @Test
  void aPlanReachesTwoLevelsBelowAndNoThird() {
    cascade(HA_NOI, "ldld-hn", List.of("LDLD-HN-01", "LDLD-HN-02", "LDLD-HN-03"));
    assertThat(office.whoMustAct(BELOW, "userTask_registerDocument")).containsExactly("LDLD-HN-01.clerk");
    cascade(BELOW, "ldld-hn-01", List.of("LDLD-HN-01-01"));
    toPlan(BELOW_THAT, "ldld-hn-01-01");
    assertThat(maps(office.work("ldld-hn-01-01.staff", office.task(BELOW_THAT, "userTask_draftUnitPlan")).get("subordinates"))).isEmpty();

    office.completes("ldld-hn-01.staff", BELOW, "userTask_recordProgress", "result", "Đã xong");
    Map<String, Object> cascade = map(office.work("ldld-hn.staff", office.task(HA_NOI, "userTask_recordProgress")).get("cascade"));
    assertThat(cascade).containsEntry("total", 3).containsEntry("launched", 3).containsEntry("done", 1);
    assertThat(maps(cascade.get("units"))).extracting(unit -> unit.get("state")).containsExactly("Hoàn thành", "Chưa tiếp nhận", "Chưa tiếp nhận");
  }

  private void toPlan(String key, String user) {
    office.completes(user + ".clerk", key, "userTask_registerDocument", "arrivedOn", "2026-03-02", "forwardedTo", "Văn phòng");
    office.completes(user + ".leader", key, "userTask_routeDocument", "directive", "Triển khai");
    office.completes(user + ".staff", key, "userTask_advisePartyBody", "partyBody", "Cấp ủy", "adviceNumber", "1", "adviceDate", "2026-03-02");
  }

  private void cascade(String key, String user, List<String> to) {
    toPlan(key, user);
    office.completes(user + ".staff", key, "userTask_draftUnitPlan", "sections", Map.of("II.1", "Tuyên truyền"), "cascadeTo", to);
    office.completes(user + ".leader", key, "userTask_approveUnitPlan", "decision", "APPROVE");
    office.runDueJobs();
  }
}
