package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congdoan.planworkflow.ModelRules.Violation;
import vn.congdoan.planworkflow.approval.Decision;

/** Each rule of the models fails on the example that breaks it, and on nothing else. */
class ModelRulesTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/bad-models");

  /** The bean that the examples call. */
  public static class Letters {

    public boolean send(Long letterId) {
      return letterId != null;
    }

    public Date due(Long letterId) {
      return new Date(letterId);
    }
  }

  @Test
  void aGoodModelBreaksNoRule() {
    assertThat(violations("good")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ModelRule.class)
  void theExampleBreaksItsRuleAndNoOther(ModelRule rule) {
    List<Violation> found = violations(rule.example());

    assertThat(found).extracting(Violation::rule).as("%s", found).containsOnly(rule);
  }

  @Test
  void everyExampleBelongsToARule() {
    Set<String> names = Arrays.stream(ModelRule.values()).map(ModelRule::example).collect(Collectors.toSet());
    names.add("good");

    assertThat(ModelFile.allBelow(EXAMPLES)).extracting(ModelFile::name).containsExactlyInAnyOrderElementsOf(names);
  }

  private static List<Violation> violations(String example) {
    ModelFile model = ModelFile.read(EXAMPLES.resolve(example + ".bpmn"));
    // What a model cannot lack by itself is left out around it.
    Set<String> works = example.equals(ModelRule.USER_TASK_HAS_WORK.example()) ? Set.of() : Set.of("userTask_draftLetter");
    return ModelRules.violations(List.of(model), new ModelSurroundings(
        Map.of("letters", Letters.class),
        Map.of(model.processId(), Set.of("letterId", "letterSent", "unitCode")),
        Set.of(example.equals(ModelRule.MESSAGE_NAME.example()) ? "recallLetter" : "examples.letterRecalled"),
        Arrays.stream(Decision.values()).map(Enum::name).collect(Collectors.toSet()),
        Map.of("bad-models", Set.of("start-letter.html", "draft-letter.html")),
        Map.of(),
        Map.of(model.processId(), works),
        Set.of("staff", "leader"),
        Set.of("II.1")));
  }
}
