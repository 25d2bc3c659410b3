package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates of the urging letters, and what is told of one with a mistake. */
class LetterTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"letter-red.txt", "letter-special-red.txt"})
  void theTemplatesAreInOrder(String file) throws IOException {
    String template = Files.readString(Path.of("processes/supervision").resolve(file));

    assertThat(LetterText.problemsOf(file, template)).isEmpty();
    assertThat(template).contains("{unit}", "{plan}", "{dueOn}", "{sender}", "{answerBy}").doesNotContain("!");
  }

  @Test
  void aPlaceThatNothingCanBePutIntoIsFoundWithItsLine() {
    assertThat(LetterText.problemsOf("supervision/letter-red.txt", "Kính gửi: {unit}\n\nHạn {due}.")).singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("supervision/letter-red.txt", "3", "{due}", "dueOn"));
  }
}
