package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congdoan.planworkflow.input.DataInvalid;

/** Which groups of a directory give which roles. */
class GroupMappingTest {

  private static final List<String> KNOWN = List.of("VPDD.staff", "VPDD.leader", "members", "modelers", "supervisors", "camunda-admin");

  @TempDir Path folder;

  @Test
  void aGroupThatIsCalledAsARoleGivesIt() {
    GroupMapping mapping = new GroupMapping("/?(.+)", "");

    assertThat(mapping.of(List.of("vpdd.STAFF", "Canteen"), KNOWN)).containsExactly("VPDD.staff", "members");
    assertThat(mapping.of(List.of("/VPDD.leader"), KNOWN)).containsExactly("VPDD.leader", "members");
  }

  @Test
  void onlyARoleInAUnitMakesAMember() {
    GroupMapping mapping = new GroupMapping("/?(.+)", "");

    assertThat(mapping.of(List.of("camunda-admin", "modelers"), KNOWN)).containsExactly("camunda-admin", "modelers");
    assertThat(mapping.of(List.of("Canteen"), KNOWN)).isEmpty();
  }

  @Test
  void aPatternPicksTheRoleOutOfALongerName() {
    GroupMapping mapping = new GroupMapping("PW_(.+)_2026", "");

    assertThat(mapping.of(List.of("PW_VPDD.staff_2026", "VPDD.leader"), KNOWN)).containsExactly("VPDD.staff", "members");
  }

  @Test
  void aTableGivesOneGroupSeveralRoles() throws IOException {
    Path table = table("directory_group,group\n# Văn phòng\nChuyên viên VPĐĐ,VPDD.staff\nChuyên viên VPĐĐ,supervisors\n\"Ban, tổ\",VPDD.leader\n");
    GroupMapping mapping = new GroupMapping("none", table.toString());

    assertThat(mapping.of(List.of("CHUYÊN VIÊN VPĐĐ"), KNOWN)).containsExactly("VPDD.staff", "members", "supervisors");
    assertThat(mapping.of(List.of("Ban, tổ"), KNOWN)).containsExactly("VPDD.leader", "members");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "group,directory_group\n", "directory_group,group\nVPDD\n", "directory_group,group\nVPDD,\n", "directory_group,group\na,b,c\n"})
  void aTableWithAMistakeStopsTheStart(String content) throws IOException {
    Path table = table(content);

    assertThatThrownBy(() -> new GroupMapping("none", table.toString())).isInstanceOf(DataInvalid.class).hasMessageContaining(table.toString());
  }

  @Test
  void aTableThatIsNotThereStopsTheStart() {
    assertThatThrownBy(() -> new GroupMapping("none", folder.resolve("missing.csv").toString())).isInstanceOf(DataInvalid.class);
  }

  private Path table(String content) throws IOException {
    return Files.writeString(folder.resolve("groups.csv"), content);
  }
}
