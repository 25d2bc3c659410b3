package vn.congdoan.planworkflow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Databases;

/** Numbers and registers (domain rule 7): one after the other, by period, never two the same, whoever works at the same moment. */
class NumbersTest {

  private static final String SERIES = "TB/ĐĐTLĐ";

  private Numbers numbers;
  private Registers registers;
  private TransactionTemplate transaction;

  private void on(Databases database) {
    DataSource dataSource = database.migrated();
    JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    Attempt attempt = new Attempt(transactions);
    numbers = new Numbers(JdbcClient.create(dataSource), attempt);
    registers = new Registers(JdbcClient.create(dataSource), numbers, attempt);
    transaction = new TransactionTemplate(transactions);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void everySeriesAndPeriodCountsFromOne(Databases database) {
    on(database);
    assertThat(numbers.upcoming(SERIES, "2023-2028")).isEqualTo(1);
    assertThat(next(SERIES, "2023-2028")).isEqualTo(1);
    assertThat(next(SERIES, "2023-2028")).isEqualTo(2);
    assertThat(next(SERIES, "2028-2033")).as("a new term of office").isEqualTo(1);
    assertThat(next("KH/ĐĐTLĐ", "2023-2028")).as("another type of document").isEqualTo(1);
    assertThat(numbers.upcoming(SERIES, "2023-2028")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aNumberOfASigningThatFailedWasNeverGiven(Databases database) {
    on(database);
    next(SERIES, "2026");
    transaction.executeWithoutResult(status -> {
      assertThat(numbers.next(SERIES, "2026")).isEqualTo(2);
      status.setRollbackOnly();
    });
    assertThat(next(SERIES, "2026")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void twoTransactionsNeverGetTheSameNumber(Databases database) throws Exception {
    on(database);
    next(SERIES, "2026");
    List<Long> given = atTheSameTime(8, () -> {
      List<Long> mine = new ArrayList<>();
      for (int i = 0; i < 25; i++) mine.add(next(SERIES, "2026"));
      return mine;
    }).stream().flatMap(List::stream).sorted().toList();
    assertThat(given).containsExactlyElementsOf(LongStream.rangeClosed(2, 201).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whoeverBeginsASeriesBesideAnotherWaitsAndGetsTheNextNumber(Databases database) throws Exception {
    on(database);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Long> first = other.submit(() -> transaction.execute(status -> {
        long number = numbers.next(SERIES, "2026");
        begun.countDown();
        awaitQuietly(goOn);
        return number;
      }));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      ExecutorService releasing = Executors.newSingleThreadExecutor();
      releasing.submit(() -> {
        Thread.sleep(300);
        goOn.countDown();
        return null;
      });
      assertThat(next(SERIES, "2026")).isEqualTo(2);
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(next(SERIES, "2026")).isEqualTo(3);
      releasing.shutdown();
    } finally {
      goOn.countDown();
      other.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aNumberStandsOnlyOnceInARegister(Databases database) {
    on(database);
    assertThat(registers.upcoming("LDLD-DNA", Registers.Direction.IN, "2026")).isEqualTo(1);
    register(641);
    assertThat(registers.upcoming("LDLD-DNA", Registers.Direction.IN, "2026")).as("after the highest one").isEqualTo(642);
    assertThat(registers.taken("LDLD-DNA", Registers.Direction.IN, "2026", 641)).isTrue();
    assertThat(registers.taken("LDLD-DNA", Registers.Direction.OUT, "2026", 641)).isFalse();
    assertThat(registers.upcoming("LDLD-DNA", Registers.Direction.IN, "2027")).as("a new year").isEqualTo(1);
    assertThatThrownBy(() -> register(641)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));
    assertThat(registers.document("LDLD-DNA", Registers.Direction.IN, "2026", 641)).contains("45-KH/ĐĐTLĐ");
    assertThat(registers.document("LDLD-DNA", Registers.Direction.IN, "2026", 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whoeverRegistersTheNextOneWaitsForTheOneBeforeAndIsNeverRefused(Databases database) throws Exception {
    on(database);
    registerNext();
    List<Long> given = atTheSameTime(8, () -> List.of(registerNext(), registerNext(), registerNext())).stream().flatMap(List::stream).sorted().toList();
    assertThat(given).containsExactlyElementsOf(LongStream.rangeClosed(2, 25).boxed().toList());
  }

  private long registerNext() {
    return transaction.execute(status -> registers.registerNext("VPTLD", Registers.Direction.IN, "2026", "Báo cáo năm", null, "vptld.staff",
        java.time.LocalDate.of(2026, 11, 20)));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void twoClerksAtTheSameMomentNeverRegisterTheSameNumber(Databases database) throws Exception {
    on(database);
    List<Boolean> registered = atTheSameTime(8, () -> {
      try {
        transaction.executeWithoutResult(status -> register(1));
        return true;
      } catch (Refused refused) {
        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        return false;
      }
    });
    assertThat(registered).containsOnlyOnce(true).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aNumberThatIsTakenSpoilsNothingElseOfTheTransaction(Databases database) throws Exception {
    on(database);
    CountDownLatch registered = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> first = other.submit(() -> transaction.executeWithoutResult(status -> {
        register(1);
        registered.countDown();
        pause();
      }));
      assertThat(registered.await(10, TimeUnit.SECONDS)).isTrue();
      long number = transaction.execute(status -> {
        assertThatThrownBy(() -> register(1)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));
        return numbers.next(SERIES, "2026");
      });
      assertThat(number).isEqualTo(1);
      first.get(10, TimeUnit.SECONDS);
    } finally {
      other.shutdown();
    }
  }

  private long next(String series, String period) {
    return transaction.execute(status -> numbers.next(series, period));
  }

  private void register(long number) {
    registers.register("LDLD-DNA", Registers.Direction.IN, "2026", number, "45-KH/ĐĐTLĐ", null, "ldld-dna.clerk", LocalDate.of(2026, 5, 25));
  }

  private static <T> List<T> atTheSameTime(int count, Callable<T> act) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(count);
    CountDownLatch together = new CountDownLatch(1);
    try {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        results.add(people.submit(() -> {
          together.await();
          return act.call();
        }));
      }
      together.countDown();
      List<T> done = new ArrayList<>();
      for (Future<T> result : results) done.add(result.get(60, TimeUnit.SECONDS));
      return done;
    } finally {
      people.shutdownNow();
    }
  }

  /** Long enough for the other one to wait for the key. */
  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
