package vn.congdoan.planworkflow.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.organization.Actors;
import vn.congdoan.planworkflow.organization.OrganizationLoader;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.testing.Databases;

class PlanLoaderTest {

  private static final Path SHIPPED = Path.of("processes");
  private static final Path BAD_DATA = Path.of("src/test/resources/bad-data");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theShippedDataCanBeReadBackAndASecondLoadChangesNothing(Databases database) {
    DataSource dataSource = database.migrated();
    try (DataContext context = new DataContext(dataSource, SHIPPED)) {
      assertThat(context.get(PlanLoader.class).load()).isPositive();
      Map<String, List<Map<String, Object>>> first = rows(dataSource);

      assertThat(context.get(OrganizationLoader.class).load()).isZero();
      assertThat(context.get(PlanLoader.class).load()).isZero();
      assertThat(rows(dataSource)).isEqualTo(first);

      Units units = context.get(Units.class);
      assertThat(units.ofKinds(Set.of(UnitKind.FEDERATION, UnitKind.INDUSTRY_UNION, UnitKind.CORPORATION_UNION), DAY)).hasSize(82);
      assertThat(units.subordinatesOf("LDLD-DNA", DAY)).extracting(Unit::code).containsExactly("LDLD-DNA-01", "LDLD-DNA-02", "LDLD-DNA-03");
      assertThat(units.require("LDLD-DNA").name()).isEqualTo("Liên đoàn Lao động tỉnh Đồng Nai");
      assertThat(units.nameOf("VPDD")).isEqualTo("Văn phòng Đảng đoàn Tổng Liên đoàn");
      assertThat(units.nameOf("NOBODY")).isEqualTo("NOBODY");
      assertThatThrownBy(() -> units.require("NOBODY")).isInstanceOfSatisfying(Refused.class,
          refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));

      Plans plans = context.get(Plans.class);
      assertThat(plans.all()).containsExactly(plans.require("45-KH-DDTLD"));
      assertThat(plans.require("45-KH-DDTLD").number()).isEqualTo("45-KH/ĐĐTLĐ");
      assertThat(plans.find("46-KH-DDTLD")).isEmpty();
      PlanOffices offices = context.get(PlanOffices.class);
      assertThat(List.of(offices.leading("45-KH-DDTLD"), offices.receiving("45-KH-DDTLD"), offices.presidium("45-KH-DDTLD"),
          offices.issuing("45-KH-DDTLD"))).containsExactly("VPDD", "VPTLD", "DCT", "DDTLD");

      Actors actors = context.get(Actors.class);
      assertThat(actors.group("LDLD-DNA", Role.STAFF)).isEqualTo("LDLD-DNA.staff");
      assertThat(actors.describe("ldld-dna.staff")).isEqualTo("Chuyên viên – Liên đoàn Lao động tỉnh Đồng Nai");
      assertThat(actors.describe("admin")).isEqualTo("admin");
      assertThat(actors.describe("nobody.staff")).isEqualTo("nobody.staff");
      assertThat(actors.describe(null)).isEqualTo("Hệ thống");

      assertThat(context.get(WorkingDays.class).isWorkingDay(LocalDate.of(2026, 9, 2))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void badDataWritesNothingAndTellsEveryMistakeInItsPlace(Databases database) {
    DataSource dataSource = database.migrated();
    Map<String, List<Map<String, Object>>> before = rows(dataSource);
    try (DataContext context = new DataContext(dataSource, BAD_DATA.resolve("five-mistakes"))) {
      DataInvalid invalid = catchThrowableOfType(DataInvalid.class, () -> context.get(PlanLoader.class).load());

      assertThat(invalid.problems()).containsExactly(
          new DataProblem("organization/units.csv", 5, 35, "Đơn vị FED-A chưa có đơn vị cấp trên. Điền mã vào cột parent."),
          new DataProblem("organization/units.csv", 8, 1, "Mã LAW đã có ở dòng khác. Mỗi đơn vị một mã."),
          new DataProblem("plans/small.yaml", 31, 10,
              "Ngày “2023-02-30” không có thật hoặc sai dạng. Ghi năm-tháng-ngày, ví dụ 2023-05-23."),
          new DataProblem("plans/small.yaml", 34, 7, "Nhiệm vụ III.1 chưa có đơn vị chủ trì. Ghi một phân công có role: LEAD."),
          new DataProblem("plans/small.yaml", 35, 17,
              "Không có đơn vị mang mã OFFICES trong organization/units.csv. Sửa mã hoặc bổ sung đơn vị."));
      assertThat(rows(dataSource)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aChangedFileUpdatesUnitsAndAddsARevisionBesideTheOld(Databases database, @TempDir Path folder) throws IOException {
    copy(BAD_DATA.resolve("good"), folder);
    DataSource dataSource = database.migrated();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    try (DataContext context = new DataContext(dataSource, folder)) {
      context.get(PlanLoader.class).load();
      assertThat(context.get(WorkingDays.class).isWorkingDay(LocalDate.of(2026, 8, 22))).isTrue();
      assertThat(context.get(Units.class).ofKinds(Set.of(UnitKind.FEDERATION), DAY)).extracting(Unit::code).containsExactly("FED-B");
      assertThat(context.get(Units.class).ofKinds(Set.of(UnitKind.FEDERATION), LocalDate.of(2025, 6, 30))).hasSize(2);

      edit(folder.resolve("organization/units.csv"), "Liên đoàn B", "Liên đoàn mới B");
      edit(folder.resolve("organization/units.csv"), "FED-B-01,Công đoàn B1,CĐ B1,SUBORDINATE,FED-B,2023-01-01,,,false,true,\n", "");
      edit(folder.resolve("organization/roles.csv"), "Chuyên viên", "Cán bộ");
      edit(folder.resolve("organization/holidays.csv"), "2026-08-22,SWAPPED_WORKING_DAY,Làm bù,true\n", "");
      edit(folder.resolve("plans/small.yaml"), "Kế hoạch nhỏ", "Kế hoạch sửa đổi");
      context.get(PlanLoader.class).load();

      assertThat(context.get(Units.class).nameOf("FED-B")).isEqualTo("Liên đoàn mới B");
      assertThat(context.get(Units.class).find("FED-B-01")).as("kept for old work").isPresent();
      assertThat(context.get(Units.class).subordinatesOf("FED-B", DAY)).as("gets no new work").isEmpty();
      assertThat(context.get(Actors.class).describe("fed-b.staff")).isEqualTo("Cán bộ – Liên đoàn mới B");
      assertThat(context.get(WorkingDays.class).isWorkingDay(LocalDate.of(2026, 8, 22))).isFalse();
      assertThat(context.get(Plans.class).require("1-KH").title()).isEqualTo("Kế hoạch sửa đổi");
      assertThat(jdbc.sql("select revision from plan_revision where plan_code = '1-KH' order by revision").query(Integer.class).list())
          .containsExactly(1, 2);
      assertThat(jdbc.sql("select source_text from plan_revision where revision = 1").query(String.class).single()).contains("Kế hoạch nhỏ");
    }
  }

  @Test
  void twoFilesWithTheSamePlanCodeAreRefused(@TempDir Path folder) throws IOException {
    copy(BAD_DATA.resolve("good"), folder);
    Files.copy(folder.resolve("plans/small.yaml"), folder.resolve("plans/twin.yaml"));
    try (DataContext context = new DataContext(Databases.H2.migrated(), folder)) {
      assertThatThrownBy(() -> context.get(PlanLoader.class).load()).isInstanceOfSatisfying(DataInvalid.class,
          invalid -> assertThat(invalid.problems()).containsExactly(
              new DataProblem("plans/twin.yaml", 1, 1, "Mã kế hoạch 1-KH đã dùng trong plans/small.yaml. Mỗi kế hoạch một mã.")));
    }
  }

  private static Map<String, List<Map<String, Object>>> rows(DataSource dataSource) {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    for (String columns : List.of("unit order by code", "unit_role order by code", "holiday order by holiday_date", "plan order by code")) {
      rows.put(columns, JdbcClient.create(dataSource).sql("select * from " + columns).query().listOfRows());
    }
    rows.put("plan_revision", JdbcClient.create(dataSource).sql("select id, plan_code, revision, sha256, loaded_at from plan_revision order by id")
        .query().listOfRows());
    return rows;
  }

  private static void edit(Path file, String old, String replacement) throws IOException {
    assertThat(Files.readString(file)).contains(old);
    Files.writeString(file, Files.readString(file).replace(old, replacement));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
