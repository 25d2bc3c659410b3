package vn.congdoan.planworkflow.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Databases;

/** Requests for later due dates in both databases. */
class ExtensionsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 27);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theFirstDateAndEveryChangeStayAndOneRequestIsDecidedOnce(Databases database) {
    JdbcClient jdbc = JdbcClient.create(database.migrated());
    Extensions extensions = new Extensions(jdbc, Clock.fixed(FIRST.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
    long first = extensions.ask(asked(FIRST, FIRST, FIRST.plusDays(7)));
    assertThat(extensions.undecided("report/1", "A", FIRST)).map(Extension::id).contains(first);
    assertThat(extensions.undecidedAt("t1")).isPresent();
    extensions.moveTo(first, "t2");
    assertThat(extensions.undecidedAt("t1")).isEmpty();
    extensions.decidedByGroup(first, Extension.Authority.OFFICE, "B.leader");
    extensions.sendBack(first);
    extensions.amend(first, "Rõ hơn", FIRST.plusDays(6));
    extensions.grant(first, FIRST.plusDays(5), null, "binh", null);
    assertThatThrownBy(() -> extensions.refuse(first, "Muộn", "chi", null)).isInstanceOf(Refused.class);
    extensions.end(first);
    assertThat(extensions.require(first).state()).as("decided for good").isEqualTo(Extension.State.GRANTED);
    long second = extensions.ask(asked(extensions.firstDueOn("report/1", "A", FIRST.plusDays(5)), FIRST.plusDays(5), FIRST.plusDays(10)));
    extensions.grant(second, FIRST.plusDays(10), null, "binh", null);

    assertThat(extensions.granted("report/1", "A", FIRST)).as("through both").isEqualTo(FIRST.plusDays(10));
    assertThat(extensions.granted("report/1", "A", FIRST.plusDays(2))).as("a day within").isEqualTo(FIRST.plusDays(10));
    assertThat(extensions.granted("report/1", "A", FIRST.minusDays(1))).as("a day before").isEqualTo(FIRST.minusDays(1));
    assertThat(extensions.granted("report/1", "A", FIRST.plusDays(11))).as("a later day").isEqualTo(FIRST.plusDays(11));
    assertThat(extensions.granted("report/1", "B", FIRST)).as("another unit's work").isEqualTo(FIRST);
    assertThat(extensions.firstDueOn("report/1", "A", FIRST.plusDays(10))).isEqualTo(FIRST);
    assertThat(extensions.of("report/1", "A")).hasSize(2);
  }

  private static Extension asked(LocalDate first, LocalDate due, LocalDate proposed) {
    return new Extension(0, "report/1", "A", null, "t1", "Soạn", "A · 2026", "A.staff", first, due, proposed, "Chờ", "an", null, null, Extension.State.OPEN,
        null, null, null, null, null, null, null, null);
  }
}
