package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbered rules of the architecture, kept by the product and broken by the examples beside this test. */
class ArchitectureTest {

  private static final String PRODUCT = "vn.congdoan.planworkflow";
  private static final String EXAMPLES = PRODUCT + ".architecture_examples";

  private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(PRODUCT);
  private static final JavaClasses BAD = new ClassFileImporter().importPackages(EXAMPLES);

  private static final ArchitectureRules RULES = new ArchitectureRules(PRODUCT, Path.of("src/main/java"));
  private static final Map<String, ArchRule> OF_PRODUCT = RULES.all();
  private static final Map<String, ArchRule> OF_EXAMPLES = new ArchitectureRules(EXAMPLES, Path.of("src/test/java")).all();

  static Stream<String> rules() {
    return OF_PRODUCT.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsTheRule(String rule) {
    OF_PRODUCT.get(rule).check(MAIN);
  }

  /** Each rule with the class that breaks it. */
  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("camundaStaysBehindItsDoors", "plan.AsksTheEngine"),
        Arguments.of("noStageKnowsALaterOneOrWhatTiesThem", "reporting.ReadsALaterStage"),
        Arguments.of("noStageKnowsALaterOneOrWhatTiesThem", "reporting.KnowsTheChain"),
        Arguments.of("noStageReachesInsideAnother", "summary.StartsAnotherStage"),
        Arguments.of("whatAStageReadsIsNamedInItsPackageInfo", "summary.ReadsUnnamed"),
        Arguments.of("aStageOnlyReadsAnother", "summary.ChangesAnotherStage"),
        Arguments.of("aStageRootStandsOnItsOwn", "reporting.UsesItsOwnProcess"),
        Arguments.of("sharedBusinessWordsUseNoStageAndNoEngine", "plan.KnowsAStage"),
        Arguments.of("sharedBusinessWordsUseNoStageAndNoEngine", "plan.KnowsTheEngine"),
        Arguments.of("engineKnowsNoBusinessWord", "engine.KnowsAPlan"),
        Arguments.of("inputKnowsNoBusinessWord", "input.ReadsAPlan"),
        Arguments.of("rootWebKnowsNoBusinessWord", "web.ShowsAPlan"),
        Arguments.of("searchKnowsNoBusinessWord", "search.FindsAPlan"),
        Arguments.of("onlyPagesAskTheWorklist", "desk.WritesTheWorklist"),
        Arguments.of("onlyChainAndBoardKnowTheStages", "desk.KnowsAReport"),
        Arguments.of("nothingKnowsTheBoard", "summary.AsksTheBoard"),
        Arguments.of("theBoardReadsRootsOnly", "board.ReadsAProcess"),
        Arguments.of("onlyTheApplicationKnowsSecurity", "desk.KnowsLogIn"),
        Arguments.of("noCycles", "plan.KnowsTheEngine"),
        Arguments.of("namesSayTheActOrTheDesk", "reporting.ReportService"),
        Arguments.of("publicOnlyWhereAnotherPackageNeedsIt", "reporting.PublicForNobody"),
        Arguments.of("noFieldInjection", "reporting.HasAFieldInjected"),
        Arguments.of("modelsCallStepsOnly", "reporting.LetsModelsCallIt"),
        Arguments.of("noBeanIsNamedInSilence", "reporting.NamesItsBean"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theRuleCatchesTheExampleThatBreaksIt(String rule, String offender) {
    EvaluationResult result = OF_EXAMPLES.get(rule).evaluate(BAD);

    assertThat(result.hasViolation()).isTrue();
    assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(EXAMPLES + "." + offender);
  }

  @Test
  void everyRuleHasAnExampleThatBreaksIt() {
    assertThat(examples().map(example -> (String) example.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(OF_PRODUCT.keySet());
  }

  /** Rule 7: a rule that looks at nothing is a lie. */
  @Test
  void everyPackageNamedInARuleContainsClasses() {
    assertThat(emptyAmong(RULES.named())).isEmpty();
    assertThat(RULES.named()).contains("engine", "assignment", "submission");
  }

  @Test
  void aPackageThatContainsNothingIsFound() {
    assertThat(emptyAmong(List.of("engine", "issuance"))).containsExactly("issuance");
  }

  private static List<String> emptyAmong(Collection<String> names) {
    return names.stream().filter(name -> MAIN.stream().filter(item -> !item.getSimpleName().equals("package-info"))
        .noneMatch(item -> (item.getPackageName() + ".").startsWith(PRODUCT + "." + name + "."))).toList();
  }
}
