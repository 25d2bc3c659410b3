package vn.congdoan.planworkflow.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Databases;

/** Absences in both databases. */
class AbsencesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatIsLentDependsOnTheDayAndEndsByHandOnce(Databases database) {
    JdbcClient jdbc = JdbcClient.create(database.migrated());
    Absences absences = new Absences(jdbc, Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
    long id = absences.add(new Absence(0, "an", "binh", TODAY, TODAY.plusDays(3), List.of("A.leader", "A.staff"), true, false, null, null, "an", null, null, null));
    absences.add(new Absence(0, "chi", null, TODAY, TODAY, List.of(), false, false, null, "Ốm", "chi", null, null, null));
    assertThat(absences.find(id).orElseThrow().groups()).containsExactly("A.leader", "A.staff");
    assertThat(absences.lentTo("binh", TODAY.minusDays(1))).isEmpty();
    assertThat(absences.lentTo("binh", TODAY.plusDays(3))).hasSize(1);
    assertThat(absences.lentTo("binh", TODAY.plusDays(4))).isEmpty();
    assertThat(absences.from(TODAY)).hasSize(2);
    assertThat(absences.from(TODAY.plusDays(1))).hasSize(1);
    assertThat(absences.about(List.of("binh"))).hasSize(1);
    assertThat(absences.toRelease()).isEmpty();
    assertThat(absences.end(id, "an")).isTrue();
    assertThat(absences.end(id, "an")).isFalse();
    assertThat(absences.lentTo("binh", TODAY)).isEmpty();
    assertThat(absences.toRelease()).extracting(Absence::endedBy).containsExactly("an");
    absences.markReleased(id);
    assertThat(absences.toRelease()).isEmpty();
  }
}
