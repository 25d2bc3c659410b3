package vn.congdoan.planworkflow.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.organization.OrganizationData;

class PlanFileTest {

  private static final List<ProcessFile> GOOD = new ProcessFiles("src/test/resources/bad-data/good").all();
  private static final OrganizationData UNITS = OrganizationData.read(GOOD);
  private static final String PLAN = "plans/small.yaml";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("code: 1-KH\n", "code: 1-kh\n", 1, 7, "Mã kế hoạch “1-kh” không hợp lệ"),
        arguments("code: 1-KH\n", "code: [1-KH]\n", 1, 7, "phải là một dòng chữ"),
        arguments("code: 1-KH\n", "code:\n", 1, 6, "còn trống"),
        arguments("number: 1-KH/TEST\n", "", 1, 1, "Thiếu khóa “number”"),
        arguments("title: Kế hoạch nhỏ", "number: hai", 3, 1, "Khóa “number” lặp lại"),
        arguments("title: Kế hoạch nhỏ", "titel: Kế hoạch nhỏ", 3, 1, "Không có khóa “titel”"),
        arguments("issuer: HEAD", "issuer: HEADS", 4, 9, "Không có đơn vị mang mã HEADS"),
        arguments("issuedOn: 2023-05-23", "issuedOn: 2023-02-29", 5, 11, "Ngày “2023-02-29” không có thật"),
        arguments("issuedOn: 2023-05-23", "issuedOn: 23/5/2023", 5, 11, "sai dạng"),
        arguments("purpose: FILE", "purpose: KEEP", 9, 33, "Chọn một trong: REPORT, PARTNER, EXECUTE, FOLLOW, FILE"),
        arguments("unit: OFFICE }", "unit: OFFICES }", 9, 45, "Không có đơn vị mang mã OFFICES"),
        arguments("leadUnits: [LAW]", "leadUnits: [LAW, LAWS]", 16, 22, "Không có đơn vị mang mã LAWS"),
        arguments("leadUnits: [LAW]", "leadUnits: []", 16, 16, "còn trống"),
        arguments("leadUnits: [LAW]", "leadUnits: LAW", 16, 16, "phải là một danh sách"),
        arguments("    figures:\n      - { code: sessions, name: Số cuộc, unit: cuộc }\n      - { code: attendees, name: Số lượt, unit: lượt người }\n",
            "    figures: []\n", 17, 14, "Danh sách “figures” còn trống"),
        arguments("code: attendees", "code: sessions", 19, 17, "“sessions” đã được ghi ở trên"),
        arguments("code: attendees", "code: số-lượt", 19, 17, "Mã chỉ tiêu “số-lượt” không hợp lệ"),
        arguments(", unit: cuộc }", " }", 18, 9, "Thiếu khóa “unit”"),
        arguments("paragraph: III.1", "paragraph: II.1", 28, 16, "“II.1” đã được ghi ở trên"),
        arguments("  - paragraph: II.1", "  - paragraph: II.9", 13, 5, "Nội dung II.1 không có nhiệm vụ cùng mục"),
        arguments("due: REPORT", "due: SOON", 24, 10, "Chọn một trong: FIXED, REGISTRATION"),
        arguments("due: 2024-02-29", "due: 2023-02-29", 31, 10, "không có thật"),
        arguments("[department-implementation]", "[department-work]", 32, 17, "Không có quy trình “department-work”"),
        arguments("role: LEAD }\n  - paragraph: III.1", "role: BOSS }\n  - paragraph: III.1", 27, 35, "Chọn một trong: LEAD, COORDINATING, TO_KNOW"),
        arguments("kind: FEDERATION", "kind: FEDERATIONS", 27, 17, "Chọn một trong: LEADERSHIP"),
        arguments("- { kind: FEDERATION, role: LEAD }", "- { kind: FEDERATION, unit: LAW, role: LEAD }", 27, 46, "đúng một trong hai"),
        arguments("- { unit: LAW, role: LEAD }", "- { unit: LAW, role: COORDINATING }", 34, 7, "Nhiệm vụ III.1 chưa có đơn vị chủ trì"),
        arguments("- { unit: OFFICE, role: COORDINATING }", "- { unit: OFFICE, role: LEAD }", 35, 9, "đã có đơn vị chủ trì thuộc loại “Ban và tương đương”"),
        arguments("- { unit: OFFICE, role: COORDINATING }", "- { kind: DEPARTMENT, role: LEAD }", 35, 9, "đã có đơn vị chủ trì"),
        arguments("- { unit: OFFICE, role: COORDINATING }", "- { unit: LAW, role: COORDINATING }", 35, 9, "LAW được ghi hai lần"),
        arguments("receiving: OFFICE", "receiving: POST", 36, 40, "Không có đơn vị mang mã POST"),
        arguments("cutOff: { day: 12-10 }", "cutOff: { day: 12-32 }", 41, 18, "Ngày “12-32” không có thật"),
        arguments("cutOff: { day: 12-10 }", "cutOff: { day: 11-10 }", 41, 11, "Ngày của “cutOff” phải sau ngày của “reports”"),
        arguments("cutOff: { day: 12-10 }", "cutOff: 12-10", 41, 11, "Cần các cặp khóa: giá trị, gồm day"),
        arguments("assumption: true", "assumption: maybe", 38, 38, "Ghi true hoặc false"),
        arguments("workingDays: 1 }", "workingDays: one }", 45, 32, "Ghi số nguyên từ 1 đến 366"),
        arguments("year: 2030", "year: 2020", 50, 21, "Ghi số nguyên từ 2023 đến 2100"),
        arguments("cascadeDepth: 1", "cascadeDepth: -1", 52, 15, "Ghi số nguyên từ 0 đến 9"),
        arguments("title: Kế hoạch nhỏ", "title: \"Kế hoạch nhỏ", 3, 8, "Sai cú pháp YAML"),
        arguments("title: Kế hoạch nhỏ", "title: Kế hoạch: nhỏ", 3, 16, "Sai cú pháp YAML"),
        arguments("title: Kế hoạch nhỏ", "\ttitle: Kế hoạch nhỏ", 3, 1, "Sai cú pháp YAML"),
        arguments("title: Kế hoạch nhỏ", "title: Kế\u0007hoạch nhỏ", 3, 10, "ký tự điều khiển"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldOnceWithItsPlace(String right, String wrong, int line, int column, String message) {
    assertThat(text()).as("the good plan to be spoiled").contains(right);

    List<DataProblem> problems = problemsOf(text().replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

    assertThat(problems).filteredOn(problem -> problem.message().contains(message)).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo(PLAN);
      assertThat(problem.line()).isEqualTo(line);
      assertThat(problem.column()).isEqualTo(column);
    });
  }

  @Test
  void theGoodPlanHasNoMistake() {
    assertThat(problemsOf(text())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n- b\n", "text", "a: &x [1]\nb: *x\n", "a: 1\n---\nb: 2\n", "{", "? [a]\n: b\n", "duties: &d\n  - *d\n"})
  void aFileThatIsNoPlanIsRefusedWithoutAnException(String text) {
    assertThat(problemsOf(text)).isNotEmpty().allSatisfy(problem -> {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
    });
  }

  private static List<DataProblem> problemsOf(String text) {
    List<DataProblem> problems = new ArrayList<>();
    PlanFile.read(new ProcessFile(PLAN, text.getBytes(StandardCharsets.UTF_8)), UNITS, problems);
    return problems;
  }

  private static String text() {
    return GOOD.stream().filter(file -> file.path().equals(PLAN)).map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst().orElseThrow();
  }
}
