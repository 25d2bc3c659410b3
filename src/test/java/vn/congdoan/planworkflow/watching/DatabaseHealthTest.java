package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vn.congdoan.planworkflow.testing.Application.within;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import vn.congdoan.planworkflow.testing.Databases;

/** A database that answers, one that refuses, and one that says nothing at all. */
class DatabaseHealthTest {

  private static final Duration SOON = Duration.ofMillis(300);

  @Test
  void oneThatAnswersIsWell() {
    assertThat(status(new DatabaseHealth(Databases.H2.create().dataSource(), Duration.ofSeconds(30)))).isEqualTo(Status.UP);
  }

  @Test
  void oneThatRefusesIsNot() throws Exception {
    DataSource refusing = mock(DataSource.class);
    when(refusing.getConnection()).thenThrow(new SQLException("too many clients"));
    assertThat(status(new DatabaseHealth(refusing, SOON))).isEqualTo(Status.DOWN);
  }

  @Test
  void oneThatHangsIsToldAtOnceToEveryoneAndAskedOnlyOnce() throws Exception {
    CountDownLatch mended = new CountDownLatch(1);
    DataSource real = Databases.H2.create().dataSource();
    DataSource hanging = mock(DataSource.class);
    when(hanging.getConnection()).thenAnswer(call -> {
      mended.await();
      return real.getConnection();
    });
    DatabaseHealth health = new DatabaseHealth(hanging, SOON);
    for (int i = 0; i < 5; i++) assertThat(status(health)).isEqualTo(Status.DOWN);
    verify(hanging, times(1)).getConnection();
    mended.countDown();
    within(Duration.ofSeconds(30), "the database to be well again", () -> status(health).equals(Status.UP));
  }

  private static Status status(DatabaseHealth health) {
    return health.health().getStatus();
  }
}
