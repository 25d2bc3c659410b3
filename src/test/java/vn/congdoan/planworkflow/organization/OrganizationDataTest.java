package vn.congdoan.planworkflow.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;

class OrganizationDataTest {

  private static final List<ProcessFile> GOOD = new ProcessFiles("src/test/resources/bad-data/good").all();

  static Stream<Arguments> mistakes() {
    String units = OrganizationData.UNITS;
    String roles = OrganizationData.ROLES;
    String holidays = OrganizationData.HOLIDAYS;
    return Stream.of(
        arguments(units, "OFFICE,Văn phòng", "Office,Văn phòng", 3, 1, "Mã “Office” không hợp lệ"),
        arguments(units, "OFFICE,Văn phòng", "VĂNPHÒNG,Văn phòng", 3, 1, "không hợp lệ"),
        arguments(units, "OFFICE,Văn phòng", ",Văn phòng", 3, 1, "Cột code còn trống"),
        arguments(units, "OFFICE,Văn phòng", "LAW,Văn phòng", 4, 1, "Mã LAW đã có"),
        arguments(units, "LĐ B,FEDERATION,HEAD", "LĐ B,FEDERATION,", 6, 35, "chưa có đơn vị cấp trên"),
        arguments(units, "LĐ B,FEDERATION,HEAD", "LĐ B,FEDERATION,HEADS", 6, 35, "Không có đơn vị cấp trên mang mã HEADS"),
        arguments(units, "LĐ B,FEDERATION,HEAD", "LĐ B,FEDERATION,FED-B", 6, 35, "vòng lặp"),
        arguments(units, "LĐ B,FEDERATION,HEAD", "LĐ B,UNION,HEAD", 6, 24, "Không có loại đơn vị “UNION”"),
        arguments(units, "LĐ B,FEDERATION,HEAD,2023-01-01", "LĐ B,FEDERATION,HEAD,2023-02-30", 6, 40, "Ngày “2023-02-30” ở cột valid_from không có thật"),
        arguments(units, "LĐ B,FEDERATION,HEAD,2023-01-01", "LĐ B,FEDERATION,HEAD,1/1/2023", 6, 40, "sai dạng"),
        arguments(units, "2025-06-30", "2022-06-30", 5, 51, "trước ngày có hiệu lực"),
        arguments(units, "2025-06-30,FED-B", "2025-06-30,FED-C", 5, 62, "Không có đơn vị kế thừa mang mã FED-C"),
        arguments(units, "true,false,\"Ghi", "yes,false,\"Ghi", 4, 71, "Ghi true hoặc false"),
        arguments(units, "FED-B-01,", "FEDB-01,", 7, 1, "phải bắt đầu bằng FED-B-"),
        arguments(units, "SUBORDINATE,FED-B,", "SUBORDINATE,OFFICE,", 7, 41, "không thuộc OFFICE"),
        arguments(units, "2023-01-01,,,false,true,", "2023-01-01,,,false,false,", 7, 66, "cũng phải là minh họa"),
        arguments(units, "short_name", "nickname", 1, 11, "Không có cột mang tên “nickname”"),
        arguments(units, ",demonstration,note", ",demonstration", 1, 1, "Thiếu cột: note"),
        arguments(units, "confirmed,demonstration", "confirmed,confirmed", 1, 74, "Cột confirmed lặp lại"),
        arguments(units, "HEAD,2023-01-01,,,true,true,", "HEAD,2023-01-01,,,true,true", 6, 1, "Dòng có 10 cột, cần 11 cột"),
        arguments(units, "\"Ban Chính sách, Pháp luật\"", "\"Ban Chính sách, Pháp luật", 4, 1, "không đúng dạng CSV"),
        arguments(roles, "staff,Chuyên viên,UNIT,", "staffs,Chuyên viên,UNIT,", 3, 1, "Hệ thống không có vai trò “staffs”"),
        arguments(roles, "staff,Chuyên viên,UNIT,", "staff,Chuyên viên,SYSTEM,", 3, 19, "phải là UNIT"),
        arguments(roles, "staff,Chuyên viên,UNIT,\n", "", 1, 1, "Thiếu vai trò staff"),
        arguments(roles, "staff,Chuyên viên,UNIT,", "clerk,Chuyên viên,UNIT,", 3, 1, "Vai trò clerk lặp lại"),
        arguments(holidays, "2026-09-02,HOLIDAY", "2026-02-29,HOLIDAY", 2, 1, "Ngày “2026-02-29”"),
        arguments(holidays, "2026-09-02,HOLIDAY", "2026-09-02,FREE", 2, 12, "Giá trị “FREE”"),
        arguments(holidays, "2026-09-02,HOLIDAY", "2026-08-22,HOLIDAY", 3, 1, "lặp lại"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlace(String file, String right, String wrong, int line, int column, String message) {
    List<DataProblem> problems = OrganizationData.read(with(file, right, wrong)).problems();

    assertThat(problems).anySatisfy(problem -> {
      assertThat(problem.file()).isEqualTo(file);
      assertThat(problem.line()).isEqualTo(line);
      assertThat(problem.column()).isEqualTo(column);
      assertThat(problem.message()).contains(message);
    });
  }

  @Test
  void theGoodFilesHaveNoMistake() {
    assertThat(OrganizationData.read(GOOD).problems()).isEmpty();
  }

  @Test
  void commentsEmptyLinesByteOrderMarkAndWindowsLineEndsAreNoMistakes() {
    String text = "\uFEFF# ghi chú, có dấu phẩy\r\n\r\n" + text(OrganizationData.UNITS).replace("\n", "\r\n");

    OrganizationData data = OrganizationData.read(replaced(OrganizationData.UNITS, text.getBytes(StandardCharsets.UTF_8)));

    assertThat(data.problems()).isEmpty();
    assertThat(data.units()).extracting(noted -> noted.unit().name()).contains("Ban Chính sách, Pháp luật");
  }

  @Test
  void aCycleOfSeveralUnitsIsToldAtEachOfThem() {
    String text = text(OrganizationData.UNITS).replace("LĐ A,FEDERATION,HEAD", "LĐ A,FEDERATION,FED-B").replace("LĐ B,FEDERATION,HEAD", "LĐ B,FEDERATION,FED-A");

    assertThat(OrganizationData.read(replaced(OrganizationData.UNITS, text.getBytes(StandardCharsets.UTF_8))).problems())
        .filteredOn(problem -> problem.message().contains("vòng lặp")).extracting(DataProblem::line).containsExactly(5, 6);
  }

  @Test
  void textInAnotherEncodingIsToldAtItsFirstWrongByte() {
    byte[] latin = "code,name\nA,Qu\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(OrganizationData.read(replaced(OrganizationData.UNITS, latin)).problems())
        .containsExactly(new DataProblem(OrganizationData.UNITS, 2, 5, "Ký tự không đúng bảng mã UTF-8. Lưu lại tệp với bảng mã UTF-8."));
  }

  @Test
  void aMissingOrEmptyFileIsTold() {
    assertThat(OrganizationData.read(List.of()).problems()).extracting(DataProblem::file)
        .containsExactly(OrganizationData.UNITS, OrganizationData.ROLES, OrganizationData.HOLIDAYS);
    assertThat(OrganizationData.read(replaced(OrganizationData.UNITS, new byte[0])).problems()).singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("không có dòng tiêu đề"));
  }

  private static List<ProcessFile> with(String file, String right, String wrong) {
    assertThat(text(file)).as("the good file to be spoiled").contains(right);
    return replaced(file, text(file).replaceFirst(Pattern.quote(right), wrong).getBytes(StandardCharsets.UTF_8));
  }

  private static List<ProcessFile> replaced(String path, byte[] content) {
    return GOOD.stream().map(file -> file.path().equals(path) ? new ProcessFile(path, content) : file).toList();
  }

  private static String text(String path) {
    return GOOD.stream().filter(file -> file.path().equals(path)).map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst().orElseThrow();
  }
}
