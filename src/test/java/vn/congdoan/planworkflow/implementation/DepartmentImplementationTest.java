package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.testing.Office;

/** A duty of a department: paragraphs III.2 to III.6 and III.8 of plan 45. */
class DepartmentImplementationTest extends ImplementationProcessTest {

  private static final String DUTY = Office.PLAN + "/III.5/QLDATC";
  private static final String OF_THE_OFFICE = Office.PLAN + "/III.8a/VPDD";
  private static final Object[] PLAN = {"content", "Phối hợp rà soát quỹ đất", "expectedProduct", "Văn bản tham mưu"};

  @Test
  void aDutyIsMadeConcreteWithOpinionsAndItsProductIsAccepted() {
    assertThat(office.task(DUTY, "userTask_acknowledgeDuty").getDueDate()).isEqualTo("2026-03-03T17:00:00");
    office.completes("qldatc.leader", DUTY, "userTask_acknowledgeDuty", "directive", "Giao tổ thiết chế");
    Task draft = office.task(DUTY, "userTask_draftDepartmentPlan");
    assertThat(draft.getDueDate()).isEqualTo("2026-04-01T17:00:00");
    assertThat(maps(office.work("qldatc.staff", draft).get("askable"))).extracting(unit -> unit.get("code")).startsWith("TC", "CSPL", "QHLD")
        .doesNotContain("QLDATC");
    office.completes("qldatc.staff", draft, "content", "Phối hợp rà soát quỹ đất", "expectedProduct", "Văn bản tham mưu",
        "askedUnits", List.of("TC"), "question", "Nguồn vốn nào?", "opinionDueOn", "2026-03-20");
    assertThat(state(DUTY)).isEqualTo(Implementation.State.ASKING_OPINIONS);
    office.waitsAt(DUTY, "userTask_giveOpinion");

    Task give = office.task(DUTY, "userTask_giveOpinion");
    assertThat(map(office.work("tc.staff", give).get("request"))).containsEntry("question", "Nguồn vốn nào?");
    office.completes("tc.staff", give, "opinion", "Nguồn tích lũy công đoàn");
    office.completes("tc.leader", DUTY, "userTask_approveOpinion", "decision", "APPROVE");
    Task consider = office.task(DUTY, "userTask_considerOpinions");
    assertThat(maps(office.work("qldatc.staff", consider).get("opinions"))).singleElement()
        .satisfies(opinion -> assertThat(opinion.get("text")).isEqualTo("Nguồn tích lũy công đoàn"));
    office.completes("qldatc.staff", consider, "content", "Rà soát quỹ đất và vốn", "consideration", "Tiếp thu toàn bộ");
    assertThat(map(office.work("qldatc.leader", office.task(DUTY, "userTask_approveDepartmentPlan")).get("values")))
        .containsEntry("content", "Rà soát quỹ đất và vốn").containsEntry("expectedProduct", "Văn bản tham mưu");
    office.completes("qldatc.leader", DUTY, "userTask_approveDepartmentPlan", "decision", "APPROVE");

    Task product = office.task(DUTY, "userTask_submitProduct");
    assertThat(product.getDueDate()).isEqualTo("2026-12-15T17:00:00");
    office.attaches("qldatc.staff", product, "Văn bản tham mưu.pdf");
    office.completes("qldatc.staff", product, product());
    assertThat(office.whoMustAct(DUTY, "userTask_acceptProduct")).containsExactly("VPDD.staff");
    office.completes("vpdd.staff", DUTY, "userTask_acceptProduct", "decision", "APPROVE");
    assertThat(office.ended("department-implementation", DUTY, "endEvent_productAccepted")).isTrue();
    assertThat(state(DUTY)).isEqualTo(Implementation.State.CLOSED);
  }

  @Test
  void aPlanThatLacksWhatItsOpinionsNeedIsRefused() {
    office.completes("qldatc.leader", DUTY, "userTask_acknowledgeDuty");
    Task draft = office.task(DUTY, "userTask_draftDepartmentPlan");

    assertRefused(() -> office.tries("qldatc.staff", draft, "askedUnits", List.of("LDLD-HN"), "opinionDueOn", "2026-03-01"),
        "content", "expectedProduct", "askedUnits", "question", "opinionDueOn");
  }

  @Test
  void aReturnedPlanHasADueDateOfItsOwnAndAsksNobodyAgain() {
    office.completes("qldatc.leader", DUTY, "userTask_acknowledgeDuty");
    office.completes("qldatc.staff", DUTY, "userTask_draftDepartmentPlan", PLAN);
    office.waitsAt(DUTY, "userTask_approveDepartmentPlan");
    office.itIs(LocalDate.of(2026, 4, 6));
    office.completes("qldatc.leader", DUTY, "userTask_approveDepartmentPlan", "decision", "RETURN", "reason", "Nêu rõ lộ trình");

    Task again = office.task(DUTY, "userTask_draftDepartmentPlan");
    assertThat(again.getDueDate()).isEqualTo("2026-04-13T17:00:00");
    assertThat(map(office.work("qldatc.staff", again).get("values"))).containsEntry("content", "Phối hợp rà soát quỹ đất").doesNotContainKey("askedUnits");
  }

  @Test
  void aProductWithoutEvidenceIsRefusedAndAReturnedOneIsMended() {
    office.completes("qldatc.leader", DUTY, "userTask_acknowledgeDuty");
    Task draft = office.task(DUTY, "userTask_draftDepartmentPlan");
    office.attaches("qldatc.staff", draft, "Dự thảo.pdf");
    office.completes("qldatc.staff", draft, PLAN);
    office.completes("qldatc.leader", DUTY, "userTask_approveDepartmentPlan", "decision", "APPROVE");
    Task product = office.task(DUTY, "userTask_submitProduct");
    assertRefused(() -> office.tries("qldatc.staff", product, "productDate", "2026-03-03"),
        "result", "productNumber", "productDate", "productRecipient", "attachments");

    office.attaches("qldatc.staff", product, "Minh chứng.pdf");
    office.completes("qldatc.staff", product, product());
    office.itIs(LocalDate.of(2026, 12, 14));
    office.completes("vpdd.staff", DUTY, "userTask_acceptProduct", "decision", "RETURN", "reason", "Thiếu phụ lục");
    Task again = office.task(DUTY, "userTask_submitProduct");
    assertThat(again.getDueDate()).isEqualTo("2026-12-21T17:00:00");
    assertThat(map(office.work("qldatc.staff", again).get("values"))).containsEntry("productNumber", "15/TTr-QLDA");
    office.completes("qldatc.staff", again, product());
    office.waitsAt(DUTY, "userTask_acceptProduct");
  }

  @Test
  void whatTheLeadingOfficeDoesItselfIsAcceptedByItsLeader() {
    office.completes("vpdd.leader", OF_THE_OFFICE, "userTask_acknowledgeDuty");
    office.completes("vpdd.staff", OF_THE_OFFICE, "userTask_draftDepartmentPlan", PLAN);
    office.completes("vpdd.leader", OF_THE_OFFICE, "userTask_approveDepartmentPlan", "decision", "APPROVE");
    Task product = office.task(OF_THE_OFFICE, "userTask_submitProduct");
    office.attaches("vpdd.staff", product, "Bảng theo dõi.pdf");
    office.completes("vpdd.staff", product, product());

    assertThat(office.whoMustAct(OF_THE_OFFICE, "userTask_acceptProduct")).containsExactly("VPDD.leader");
  }

  private static Object[] product() {
    return new Object[] {"result", "Đã tham mưu", "productNumber", "15/TTr-QLDA", "productDate", "2026-03-02", "productRecipient", "Đoàn Chủ tịch"};
  }
}
