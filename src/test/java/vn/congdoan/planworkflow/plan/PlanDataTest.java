package vn.congdoan.planworkflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.organization.OrganizationData;

/** Plan 45-KH/ĐĐTLĐ as it is shipped: nothing of the document is missing, and every line of it has a process. */
class PlanDataTest {

  /** The document line by line, and the processes that carry each line out. */
  private static final String LINES = """
      head       | plan-issuance
      stamp      | unit-implementation
      I.1        | unit-implementation, annual-report
      I.2        | unit-implementation, annual-report
      I.3        | unit-implementation, annual-report
      II.1       | annual-report, report-summary
      II.2       | annual-report, report-summary
      II.3       | annual-report, report-summary
      II.4       | annual-report, report-summary
      II.5       | annual-report, report-summary
      III.1a     | task-assignment
      III.1b     | thematic-inspection
      III.2a     | department-implementation
      III.2b     | department-implementation
      III.3      | department-implementation
      III.4a     | department-implementation
      III.4b     | department-implementation
      III.5      | department-implementation
      III.6      | coordination-request
      III.7a     | unit-implementation
      III.7b     | unit-implementation
      III.7c     | annual-report
      III.8a     | urging
      III.8b     | thematic-inspection
      III.8c     | plan-review
      III.8d     | report-summary, leadership-submission
      recipients | plan-issuance
      """;

  /** Who leads by the document's own words; the other leads are assumptions of the data. */
  private static final Map<String, Set<String>> NAMED_LEADS = Map.of("III.2a", Set.of("CSPL"), "III.2b", Set.of("CSPL"), "III.3", Set.of("QHLD"),
      "III.4a", Set.of("TG"), "III.4b", Set.of("TG"), "III.7a", Set.of("FEDERATION", "INDUSTRY_UNION", "CORPORATION_UNION"),
      "III.7b", Set.of("FEDERATION", "INDUSTRY_UNION", "CORPORATION_UNION"), "III.7c", Set.of("FEDERATION", "INDUSTRY_UNION", "CORPORATION_UNION"),
      "III.8a", Set.of("VPDD"), "III.8d", Set.of("VPDD"));

  /** Processes without a model yet; a line goes when its model is drawn. */
  private static final Set<PlanProcess> WITHOUT_MODEL = Set.of(PlanProcess.PLAN_ISSUANCE, PlanProcess.THEMATIC_INSPECTION, PlanProcess.PLAN_REVIEW);

  private final List<ProcessFile> files = new ProcessFiles("processes").all();
  private final Plan plan = plan();

  @Test
  void everyLineOfTheDocumentHasItsProcess() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    LINES.lines().map(line -> line.split("\\|")).forEach(line -> expected.put(line[0].strip(), List.of(line[1].strip().split(", "))));

    Map<String, List<String>> actual = new LinkedHashMap<>();
    plan.duties().forEach(duty -> actual.put(duty.paragraph(), duty.processes()));

    assertThat(actual).containsExactlyEntriesOf(expected);
    assertThat(plan.dutiesToAssign()).hasSize(plan.duties().size() - 2);
  }

  @Test
  void everyProcessHasAModelExceptThoseStillToBeDrawn() {
    Set<String> models = files.stream().map(ProcessFile::name).filter(name -> name.endsWith(".bpmn"))
        .map(name -> name.substring(0, name.length() - ".bpmn".length())).collect(Collectors.toSet());

    assertThat(Stream.of(PlanProcess.values()).filter(process -> !models.contains(process.id())).collect(Collectors.toSet()))
        .isEqualTo(WITHOUT_MODEL);
    assertThat(models).as("models of no process of the plan").filteredOn(id -> !id.equals("send-notices")).allMatch(id -> PlanProcess.ofId(id).isPresent());
  }

  @Test
  void leadsAreThoseOfTheDocumentOrMarkedAsAssumption() {
    NAMED_LEADS.forEach((paragraph, leads) -> assertThat(leads(paragraph, false)).as(paragraph).isEqualTo(leads));
    for (String paragraph : List.of("II.3", "II.5", "III.5")) assertThat(leads(paragraph, true)).as(paragraph).hasSize(1);
    assertThat(leads("III.5", true)).containsExactly("QLDATC");
    assertThat(plan.contentGroups().stream().filter(ContentGroup::assumption).map(ContentGroup::code)).contains("II.3", "II.5");
  }

  @Test
  void headBasesAndRecipientsAreThoseOfTheDocument() {
    assertThat(plan.code()).isEqualTo("45-KH-DDTLD");
    assertThat(plan.number()).isEqualTo("45-KH/ĐĐTLĐ");
    assertThat(plan.issuedOn()).isEqualTo("2023-05-23");
    assertThat(plan.issuer()).isEqualTo("DDTLD");
    assertThat(plan.legalBases()).extracting(Plan.LegalBasis::number).containsExactly("29-NQ/TW", "13-KH/TW", "374-NQ/ĐĐTLĐ");
    assertThat(plan.legalBases()).extracting(Plan.LegalBasis::issuedOn)
        .containsExactly(LocalDate.of(2022, 11, 17), LocalDate.of(2022, 11, 28), LocalDate.of(2022, 12, 8));
    assertThat(plan.purposes()).extracting(Plan.Purpose::paragraph).containsExactly("I.1", "I.2", "I.3");
    Map<Plan.RecipientPurpose, Long> recipients = plan.recipients().stream()
        .collect(Collectors.groupingBy(Plan.Recipient::purpose, Collectors.counting()));
    assertThat(recipients).isEqualTo(Map.of(Plan.RecipientPurpose.REPORT, 2L, Plan.RecipientPurpose.PARTNER, 4L, Plan.RecipientPurpose.EXECUTE, 4L,
        Plan.RecipientPurpose.FOLLOW, 2L, Plan.RecipientPurpose.FILE, 1L));
  }

  @Test
  void theFiveContentGroupsHaveTwoToFourFiguresEach() {
    assertThat(plan.contentGroups()).extracting(ContentGroup::code).containsExactly("II.1", "II.2", "II.3", "II.4", "II.5");
    assertThat(plan.contentGroups()).allSatisfy(group -> assertThat(group.figures()).hasSizeBetween(2, 4));
    assertThat(plan.figures()).extracting(Figure::code).doesNotHaveDuplicates();
    assertThat(plan.contentGroup("II.4")).isPresent();
  }

  @Test
  void whatTheDocumentDoesNotSayIsMarkedAndExplained() {
    assertThat(plan.schedule().reports().assumption()).isFalse();
    assertThat(plan.schedule().reports().exclusive()).isTrue();
    assertThat(plan.schedule().lastYear()).isEqualTo(2030);
    assertThat(plan.offices()).isEqualTo(new Offices("VPDD", "VPTLD", "DCT", "DDTLD"));
    assertThat(plan.subordinatesReportFirst()).isTrue();
    assertThat(plan.cascadeDepth()).isEqualTo(2);
    assertThat(plan.assumptions()).extracting(Plan.Assumption::subject).contains("schedule.unitPlan", "schedule.departmentPlan", "schedule.cutOff",
        "schedule.summary", "schedule.submission", "schedule.lastYear", "schedule.reports", "contentGroups.II.3", "contentGroups.II.5",
        "duties.III.5", "cascadeDepth");
  }

  private Set<String> leads(String paragraph, boolean assumption) {
    return plan.duty(paragraph).orElseThrow().assignments().stream()
        .filter(one -> one.role() == AssignmentRole.LEAD && one.assumption() == assumption).map(DutyAssignment::assignee).collect(Collectors.toSet());
  }

  private Plan plan() {
    List<DataProblem> problems = new ArrayList<>();
    List<PlanFile.Found> found = PlanLoader.read(files, OrganizationData.read(files), problems);
    assertThat(problems).isEmpty();
    return found.stream().map(PlanFile.Found::plan).filter(one -> one.code().equals("45-KH-DDTLD")).findFirst().orElseThrow();
  }
}
