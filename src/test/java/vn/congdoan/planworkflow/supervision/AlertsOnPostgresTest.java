package vn.congdoan.planworkflow.supervision;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.congdoan.planworkflow.testing.Databases;

/** The alerts on a real PostgreSQL; its context is closed before the server is. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
    // Camunda's web applications of the other tests know the engine of their own context as the default one.
    "camunda.bpm.process-engine-name=alerts",
    "camunda.bpm.job-execution.enabled=false",
    "planworkflow.fan-out-sweep=PT24H"})
class AlertsOnPostgresTest extends Alerting {

  @DynamicPropertySource
  static void postgres(DynamicPropertyRegistry registry) {
    Databases.Address address = Databases.POSTGRESQL.create();
    registry.add("spring.datasource.url", address::url);
    registry.add("spring.datasource.username", address::username);
    registry.add("spring.datasource.password", address::password);
  }
}
