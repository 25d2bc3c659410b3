package vn.congdoan.planworkflow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.input.ProcessFiles;

/** The organisation that is shipped. */
class UnitsDataTest {

  private final OrganizationData data = OrganizationData.read(new ProcessFiles("processes").all());
  private final List<Unit> units = data.units().stream().map(OrganizationData.NotedUnit::unit).toList();

  @Test
  void hasNoMistakeAndAsManyUnitsOfEachKindAsTheOrganisationOf2023() {
    assertThat(data.problems()).isEmpty();
    Map<UnitKind, Long> counts = units.stream().collect(Collectors.groupingBy(Unit::kind, Collectors.counting()));
    assertThat(counts).isEqualTo(Map.of(UnitKind.LEADERSHIP, 4L, UnitKind.DEPARTMENT, 8L, UnitKind.FEDERATION, 63L, UnitKind.INDUSTRY_UNION, 11L,
        UnitKind.CORPORATION_UNION, 8L, UnitKind.SUBORDINATE, 27L));
    assertThat(units).extracting(Unit::name).doesNotHaveDuplicates();
    assertThat(units).extracting(Unit::code).contains("DDTLD", "BCHTLD", "DCT", "TTDCT", "VPDD", "VPTLD", "CSPL", "QHLD", "TG", "QLDATC", "TC",
        "UBKT", "LDLD-HN", "LDLD-HCM", "LDLD-DNA", "LDLD-DNG", "CD-XD", "CD-GD", "CDTCT-DK");
  }

  @Test
  void unconfirmedAndInventedUnitsAreMarked() {
    assertThat(units).filteredOn(unit -> !unit.confirmed() && !unit.demonstration()).extracting(Unit::code)
        .containsExactly("CDTCT-CS", "CDTCT-DS", "CDTCT-HK");
    assertThat(units).filteredOn(Unit::demonstration).hasSize(27).allMatch(unit -> unit.kind() == UnitKind.SUBORDINATE)
        .allMatch(unit -> unit.name().contains("minh họa"));
    for (String top : List.of("CD-XD", "LDLD-HN", "LDLD-DNA")) {
      List<Unit> below = units.stream().filter(unit -> top.equals(unit.parent())).toList();
      assertThat(below).hasSize(3);
      assertThat(below).allSatisfy(unit -> assertThat(units).filteredOn(lower -> unit.code().equals(lower.parent())).hasSize(2));
    }
  }
}
