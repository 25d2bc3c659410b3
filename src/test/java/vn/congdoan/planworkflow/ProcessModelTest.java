package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import vn.congdoan.planworkflow.approval.Decision;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.engine.Variable;
import vn.congdoan.planworkflow.engine.guard.ModelBeans;
import vn.congdoan.planworkflow.plan.Duty;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.PlanProcess;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** Every model of processes/ keeps the rules, and agrees with the code, the forms, the desks and the plan. */
class ProcessModelTest extends ProcessTest {

  private static final Path PROCESSES = Path.of("processes");
  /** Processes that the plan names and that issues to come will draw. */
  private static final Set<String> NOT_DRAWN_YET = Set.of("plan-issuance", "thematic-inspection", "plan-review");

  @Autowired private ModelBeans beans;
  @Autowired private Desks desks;
  @Autowired private Plans plans;

  private List<ModelFile> models;
  private ModelSurroundings around;

  @BeforeEach
  void read() throws IOException, ReflectiveOperationException {
    models = ModelFile.allBelow(PROCESSES);
    around = new ModelSurroundings(beans.types(), variables(), messages(), Arrays.stream(Decision.values()).map(Enum::name).collect(Collectors.toSet()),
        forms(), decisionInputs(), works(), roles(), plans.require(Office.PLAN).duties().stream().map(Duty::paragraph).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource(ModelRule.class)
  void everyModelKeepsTheRule(ModelRule rule) {
    assertThat(ModelRules.violations(models, around).stream().filter(violation -> violation.rule() == rule)).as(rule.says()).isEmpty();
  }

  @Test
  void theRulesLookAtEveryModelAndAtWhatItRefersTo() {
    assertThat(models).extracting(ModelFile::processId).containsExactlyInAnyOrder("plan-implementation", "annual-cycle", "task-assignment",
        "department-implementation", "coordination-request", "unit-implementation", "annual-report", "report-summary", "leadership-submission",
        "urging", "deadline-extension", "send-notices");
    assertThat(around.variables().keySet()).as("processes with a contract").containsExactlyInAnyOrderElementsOf(
        models.stream().map(ModelFile::processId).toList());
    assertThat(around.beans()).containsKeys("annualReport", "planImplementation");
    assertThat(around.messages()).isNotEmpty();
  }

  @Test
  void everyParagraphOfThePlanHasAProcess() {
    assertThat(paragraphsWithoutProcess(plans.require(Office.PLAN).duties())).isEmpty();
  }

  @Test
  void aParagraphWhoseProcessNobodyKnowsIsFound() {
    Plan plan = plans.require(Office.PLAN);
    Duty duty = plan.duties().get(0);
    Duty lost = new Duty("IX.9", null, duty.text(), duty.product(), duty.assignments(), duty.due(), duty.assumption(), List.of("no-such-process"));

    assertThat(paragraphsWithoutProcess(List.of(duty, lost))).containsExactly("IX.9");
  }

  @Test
  void theProcessesWithoutAModelAreThoseOfIssuesToCome() {
    Set<String> drawn = models.stream().map(ModelFile::processId).collect(Collectors.toSet());

    assertThat(Arrays.stream(PlanProcess.values()).map(PlanProcess::id).filter(id -> !drawn.contains(id)))
        .containsExactlyInAnyOrderElementsOf(NOT_DRAWN_YET);
  }

  @Test
  void everyModelLiesInTheFolderThatItsContractIsNamedAfter() throws ReflectiveOperationException {
    for (Class<?> contract : contracts()) {
      String stage = contract.getPackageName().replaceFirst(".*\\.(\\w+)\\.process$", "$1");
      assertThat(models).as(contract.getName())
          .anySatisfy(model -> assertThat(model.folder() + "/" + model.processId()).isEqualTo(stage + "/" + keyOf(contract)));
    }
  }

  private List<String> paragraphsWithoutProcess(List<Duty> duties) {
    Set<String> known = models.stream().map(ModelFile::processId).collect(Collectors.toCollection(HashSet::new));
    known.addAll(NOT_DRAWN_YET);
    return duties.stream().filter(duty -> duty.processes().isEmpty() || !known.containsAll(duty.processes())).map(Duty::paragraph).toList();
  }

  private Map<String, Set<String>> variables() throws ReflectiveOperationException {
    Map<String, Set<String>> variables = new TreeMap<>();
    for (Class<?> contract : contracts()) {
      Set<String> names = new TreeSet<>();
      for (Field field : constants(contract, Variable.class)) names.add(((Variable<?>) field.get(null)).name());
      variables.put(keyOf(contract), names);
    }
    return variables;
  }

  private Set<String> messages() throws ReflectiveOperationException {
    Set<String> messages = new TreeSet<>();
    for (Class<?> contract : contracts()) {
      for (Field field : constants(contract, String.class)) {
        String value = (String) field.get(null);
        if (Pattern.matches("[a-z]+\\.\\w+", value)) messages.add(value);
      }
    }
    return messages;
  }

  private static List<Class<?>> contracts() throws ClassNotFoundException {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("vn\\.congdoan\\.planworkflow\\.\\w+\\.process\\.\\w+Process")));
    List<Class<?>> contracts = new java.util.ArrayList<>();
    for (var found : scan.findCandidateComponents("vn.congdoan.planworkflow")) contracts.add(Class.forName(found.getBeanClassName()));
    return contracts;
  }

  private static String keyOf(Class<?> contract) {
    try {
      Field key = contract.getDeclaredField("KEY");
      key.setAccessible(true);
      return (String) key.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(contract + " has no KEY", e);
    }
  }

  private static List<Field> constants(Class<?> contract, Class<?> type) {
    return Arrays.stream(contract.getDeclaredFields()).filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
        .peek(field -> field.setAccessible(true)).toList();
  }

  private static Map<String, Set<String>> forms() throws IOException {
    try (Stream<Path> files = Files.walk(PROCESSES)) {
      return files.filter(file -> file.toString().matches(".*\\.(html|dmn|form)"))
          .collect(Collectors.groupingBy(file -> file.getParent().getFileName().toString(),
              Collectors.mapping(file -> file.getFileName().toString(), Collectors.toCollection(TreeSet::new))));
    }
  }

  private static Map<String, Set<String>> decisionInputs() throws IOException {
    try (Stream<Path> files = Files.walk(PROCESSES)) {
      return files.filter(file -> file.toString().endsWith(".dmn")).map(file -> Dmn.readModelFromFile(file.toFile()))
          .flatMap(model -> model.getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class).stream())
          .collect(Collectors.toMap(DmnElement::getId, decision -> decision.getChildElementsByType(DecisionTable.class).stream()
              .flatMap(table -> table.getInputs().stream()).map(input -> input.getInputExpression().getText().getTextContent())
              .collect(Collectors.toCollection(TreeSet::new))));
    }
  }

  private Map<String, Set<String>> works() {
    Map<String, Set<String>> works = new LinkedHashMap<>();
    desks.steps().forEach((process, steps) -> works.put(process, Set.copyOf(steps)));
    return works;
  }

  private static Set<String> roles() throws IOException {
    return Files.readAllLines(PROCESSES.resolve("organization/roles.csv")).stream().filter(line -> line.contains(",UNIT,"))
        .map(line -> line.substring(0, line.indexOf(','))).collect(Collectors.toSet());
  }
}
