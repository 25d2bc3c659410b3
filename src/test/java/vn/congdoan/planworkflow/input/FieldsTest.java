package vn.congdoan.planworkflow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into forms: read as they mean it, or told back field by field. */
class FieldsTest {

  @Test
  void textLosesItsSpacesAndGetsTheUsualFormOfItsLetters() {
    String typed = Normalizer.normalize("Đồng Nai", Normalizer.Form.NFD);
    Fields fields = Fields.of(Map.of("unit", "  " + typed + "\n", "empty", " \t ", "pasted", "\u00a0\u200b \ufeff"));
    assertThat(fields.text("unit")).isEqualTo("Đồng Nai");
    assertThat(fields.text("empty")).isNull();
    assertThat(fields.has("empty")).isFalse();
    assertThat(fields.text("pasted")).as("hard and zero-width spaces are no text").isNull();
    assertThat(fields.text("missing")).isNull();
  }

  @Test
  void everyProblemIsToldAtOnceWithThePathOfItsField() {
    Fields fields = Fields.of(Map.of("sections", Map.of("II.1", " "), "rows", List.of(Map.of("what", "Một"), Map.of("what", "")), "due", "2027-02-30"));
    fields.group("sections").requireText("II.1", "Nhập mục II.1.");
    fields.group("figures").requireCount("newMembers", "Nhập số liệu.");
    fields.rows("rows").forEach(row -> row.requireText("what", "Ghi việc."));
    fields.requireDate("due", "Chọn ngày.");
    assertThatThrownBy(fields::refuseProblems).hasMessageContaining("4 điểm").isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).extracting(Problem::field)
            .containsExactly("sections.II.1", "figures.newMembers", "rows.1.what", "due"));
  }

  @Test
  void oneProblemIsToldInItsOwnWords() {
    Fields fields = Fields.of(Map.of());
    fields.requireText("content", "Nhập nội dung.");
    assertThatThrownBy(fields::refuseProblems).hasMessage("Nhập nội dung.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "nhiều", "1,000", "9223372036854775808", "NaN"})
  void whatIsNoWholeNumberFromZeroUpIsRefused(String typed) {
    Fields fields = Fields.of(Map.of("figure", typed));
    assertThat(fields.requireCount("figure", "Nhập số liệu.")).isNull();
    assertThatThrownBy(fields::refuseProblems).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).as("one problem, not two").containsExactly(new Problem("figure", "Nhập số nguyên không âm, ví dụ 5.000.")));
  }

  @Test
  void wholeNumbersAreReadAsTypedOrAsJsonGivesThem() {
    Fields fields = Fields.of(Map.of("text", " 5000 ", "integer", 7, "long", 5_000_000_000L, "decimal", 3.0, "zero", "0"));
    assertThat(fields.count("text")).isEqualTo(5000L);
    assertThat(fields.count("integer")).isEqualTo(7L);
    assertThat(fields.count("long")).isEqualTo(5_000_000_000L);
    assertThat(fields.count("decimal")).isEqualTo(3L);
    assertThat(fields.count("zero")).isZero();
    assertThat(fields.hasProblems()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-02-30", "31/12/2026", "2026-13-01", "mai"})
  void aDateThatDoesNotExistIsRefusedOnce(String typed) {
    Fields fields = Fields.of(Map.of("due", typed));
    assertThat(fields.requireDate("due", "Chọn ngày.")).isNull();
    assertThatThrownBy(fields::refuseProblems).hasMessageContaining("Ngày không có trong lịch");
  }

  @Test
  void datesAndFlagsAndListsAreRead() {
    Fields fields = Fields.of(Map.of("due", "2028-02-29", "flag", true, "flagText", "true", "codes", Arrays.asList("TG", null, " ", " TC ")));
    assertThat(fields.date("due")).isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(fields.flag("flag")).isTrue();
    assertThat(fields.flag("flagText")).isTrue();
    assertThat(fields.flag("other")).isFalse();
    assertThat(fields.texts("codes")).containsExactly("TG", "TC");
    assertThat(fields.texts("other")).isEmpty();
    assertThat(fields.rows("codes")).isEmpty();
  }

  @Test
  void aTreeWhereATextBelongsAndATextWithoutEndAreRefused() {
    Fields fields = Fields.of(Map.of("content", Map.of("a", 1), "long", "x".repeat(100_001)));
    assertThat(fields.text("content")).isNull();
    fields.text("long");
    assertThatThrownBy(fields::refuseProblems).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("content", "long"));
  }

  @Test
  void whatIsKeptAsTextComesBackAsATreeAndBrokenTextIsRefused() {
    Map<String, Object> tree = Map.of("sections", Map.of("II.1", "Đã tuyên truyền"), "count", 3);
    assertThat(Json.read(Json.write(tree))).isEqualTo(tree);
    assertThat(Json.read(null)).isEmpty();
    assertThatThrownBy(() -> Json.read("{\"sections\":")).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.MALFORMED));
  }
}
