package vn.congdoan.planworkflow.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congdoan.planworkflow.testing.Application.within;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.BeginsAt;
import vn.congdoan.planworkflow.testing.Databases;
import vn.congdoan.planworkflow.testing.People;

/** A copy of the database's files, taken while plans are launched and drafts saved, and restored elsewhere: whole, and it goes on from there. */
class BackupIT {

  private static final int ALL = 93;

  @TempDir private Path folder;

  @Test
  void aBackupUnderLoadIsConsistentAndGoesOnWhereItWasTaken() throws Exception {
    Databases.Address database = Databases.POSTGRESQL.create();
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    Path copy = folder.resolve("copy");
    AtomicBoolean working = new AtomicBoolean(true);
    try (Application application = new Application(folder, arguments(database)).ready()) {
      People people = new People(() -> List.of(application));
      people.issueThePlan();
      within(Duration.ofSeconds(60), "the launch to begin", () -> launched(jdbc) > 3);
      CompletableFuture<Void> typing = CompletableFuture.runAsync(() -> typesOn(application, jdbc, working));
      backUp(database, copy);
      working.set(false);
      typing.join();
    }

    try (EmbeddedPostgres elsewhere = EmbeddedPostgres.builder().setDataDirectory(copy).setCleanDataDirectory(false).start()) {
      Databases.Address restored = database.through(elsewhere.getPort());
      JdbcClient there = JdbcClient.create(restored.dataSource());
      int taken = launched(there);
      assertThat(taken).as("launched when it was taken: some, not all").isGreaterThan(0).isLessThan(ALL);
      Ledger.agrees(there, "as it was restored");
      assertThat(there.sql("select count(*) from work_item").query(Integer.class).single()).isPositive();
      try (Application application = new Application(folder, arguments(restored)).ready()) {
        within(Duration.ofMinutes(4), "the launch to go on", () -> launched(there) == ALL);
        assertThat(there.sql("select count(*) from act_hi_procinst where proc_def_key_ in ('unit-implementation', 'department-implementation')")
            .query(Integer.class).single()).isEqualTo(ALL);
        Ledger.agrees(there, "after it has gone on");
        assertThat(application.answer("vpdd.staff", "GET", "/api/board", null).statusCode()).isEqualTo(200);
      }
    }
  }

  private static String[] arguments(Databases.Address database) {
    // In spring no year opens by itself while the test looks.
    return new String[] {BeginsAt.argument(OffsetDateTime.parse("2026-03-10T09:00:00+07:00").toInstant()),
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password(), "--planworkflow.bcrypt-cost=4",
        "--planworkflow.fan-out-chunk=1", "--camunda.bpm.job-execution.lock-time-in-millis=5000", "--camunda.bpm.job-execution.max-wait=1000"};
  }

  private static int launched(JdbcClient jdbc) {
    return jdbc.sql("select count(launched_at) from fan_out_item where process like '%implementation'").query(Integer.class).single();
  }

  /** Somebody who saves a draft again and again. */
  private static void typesOn(Application application, JdbcClient jdbc, AtomicBoolean working) {
    String[] work = jdbc.sql("select task_id, group_id from work_item_group where group_id like '%.%' order by task_id fetch first row only")
        .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2).toLowerCase(Locale.ROOT)}).single();
    for (int version = 0; working.get(); version++) {
      HttpResponse<String> saved = application.answer(work[1], "PUT", "/api/tasks/" + work[0] + "/draft",
          "{\"version\":%s,\"fields\":{\"note\":\"%s\"}}".formatted(version == 0 ? "null" : String.valueOf(version), "Nội dung ".repeat(500)));
      assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }
  }

  /** As PostgreSQL describes a backup of the files of a running server: the log of the time in which it was taken makes it whole. */
  private static void backUp(Databases.Address database, Path target) throws Exception {
    try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
      Path source = Path.of(value(statement, "show data_directory"));
      statement.execute("alter system set wal_keep_size = '1GB'");
      statement.execute("select pg_reload_conf()");
      statement.execute("select pg_backup_start('test', true)");
      copy(source, target, file -> !file.startsWith("pg_wal") && !file.endsWith("postmaster.pid") && !file.startsWith("pg_replslot"));
      try (ResultSet stop = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stop.next();
        Files.writeString(target.resolve("backup_label"), stop.getString(1));
      }
      for (String empty : List.of("pg_wal/archive_status", "pg_wal/summaries", "pg_replslot")) Files.createDirectories(target.resolve(empty));
      copy(source, target, file -> file.startsWith("pg_wal"));
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static String value(Statement statement, String sql) throws java.sql.SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void copy(Path source, Path target, Predicate<Path> wanted) throws IOException {
    Files.walkFileTree(source, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Path relative = source.relativize(directory);
        if (relative.toString().isEmpty() || wanted.test(relative)) Files.createDirectories(target.resolve(relative));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Path relative = source.relativize(file);
        if (wanted.test(relative)) {
          try {
            Files.copy(file, target.resolve(relative), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          } catch (NoSuchFileException goneMeanwhile) {
            // The server removes files while they are copied; the log tells what was in them.
          }
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
        throw failure;
      }
    });
  }
}
