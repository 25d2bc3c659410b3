package vn.congdoan.planworkflow.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTest {

  private static final String UNIT = Folded.of(600, "Liên đoàn Lao động tỉnh Đồng Nai", "LĐLĐ Đồng Nai", "LDLD-DNA", null);

  @ParameterizedTest
  @ValueSource(strings = {"dong nai", "Đồng Nai", "DONG NAI", "đồng", "nai đồng", "ldld-dna", "LĐLĐ", "  lien   doan ", "tinh dong n"})
  void aUnitIsFoundHoweverItsNameIsTyped(String typed) {
    assertThat(found(UNIT, typed)).isTrue();
    assertThat(found(UNIT, Normalizer.normalize(typed, Normalizer.Form.NFD))).as("typed with separate marks").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dong thap", "ai", "oan", "đồng nai x"})
  void aUnitIsNotFoundByAnotherWordOrTheInsideOfOne(String typed) {
    assertThat(found(UNIT, typed)).isFalse();
  }

  @Test
  void numbersOfDocumentsAreFoundByTheirParts() {
    String number = Folded.of(300, "03-TB/ĐĐTLĐ");

    assertThat(number).isEqualTo(" 03 tb ddtld");
    assertThat(found(number, "03-tb/đđtlđ")).isTrue();
    assertThat(found(number, "tb 03")).isTrue();
  }

  @Test
  void nothingButWordsIsCompared() {
    assertThat(Folded.patterns("100%_'; --")).containsExactly("% 100%");
    assertThat(Folded.patterns(" -/% ")).isEmpty();
    assertThat(Folded.of(10, "mot hai ba bon")).hasSize(10);
  }

  private static boolean found(String folded, String typed) {
    return Folded.patterns(typed).stream().allMatch(pattern -> folded.contains(pattern.substring(1, pattern.length() - 1)));
  }
}
