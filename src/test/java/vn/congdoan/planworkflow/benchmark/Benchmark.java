package vn.congdoan.planworkflow.benchmark;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application with its own settings on a durable PostgreSQL; sweeps that have nothing to do with what is measured are put off. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "planworkflow.worklist-check=PT24H",
    "planworkflow.filter-renewal=PT24H",
    "logging.level.root=WARN"})
@Import(OurReports.class)
// The application ends before its database does.
@DirtiesContext
abstract class Benchmark {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> BenchmarkServer.url(null));
    registry.add("spring.datasource.username", () -> BenchmarkServer.USER);
    registry.add("spring.datasource.password", () -> BenchmarkServer.USER);
  }
}
