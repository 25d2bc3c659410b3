package vn.congdoan.planworkflow.move;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.congdoan.planworkflow.engine.EngineTables;
import vn.congdoan.planworkflow.engine.StartLock;

/**
 * The command {@code --planworkflow.move-from=<H2 file>}: fills the PostgreSQL database of the settings from that file and ends, instead of
 * starting the system.
 *
 * <p>What it tells is for operators, on standard output.
 */
public final class MoveCommand {

  private static final String ARGUMENT = "--planworkflow.move-from=";
  private static final String FILE_ENDING = ".mv.db";

  private MoveCommand() {}

  public static boolean isAskedFor(String... arguments) {
    return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(ARGUMENT));
  }

  /** Moves; 0 when everything arrived, 1 when nothing was changed beyond empty tables. */
  public static int run(String... arguments) {
    PrintStream out = System.out;
    String from = Arrays.stream(arguments).filter(argument -> argument.startsWith(ARGUMENT)).findFirst().orElseThrow().substring(ARGUMENT.length());
    Path file = Path.of(from.endsWith(FILE_ENDING) ? from : from + FILE_ENDING).toAbsolutePath();
    if (!Files.isReadable(file)) {
      out.println("Not moved: " + file + " is not there, or can't be read.");
      return 1;
    }
    try (ConfigurableApplicationContext target = new SpringApplicationBuilder(Target.class).web(WebApplicationType.NONE)
        .properties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "WARN")).run(arguments)) {
      return new DatabaseMove(source(file), target.getBean(DataSource.class), target.getBean(Flyway.class), out).run() ? 0 : 1;
    } catch (MoveRefused e) {
      out.println("Not moved: " + e.getMessage());
      return 1;
    }
  }

  /** Read only: the file stays as it is, and is still there when something goes wrong. */
  private static DataSource source(Path file) {
    String path = file.toString();
    return new DriverManagerDataSource("jdbc:h2:file:" + path.substring(0, path.length() - FILE_ENDING.length())
        + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=1", "sa", "");
  }

  /** Where to: the database of the settings, under the lock that starting nodes wait for; its tables are made in their order by the move itself. */
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  @Import(StartLock.class)
  static class Target {

    @Bean
    static FlywayMigrationStrategy later() {
      return flyway -> {};
    }
  }
}
