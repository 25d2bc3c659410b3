package vn.congdoan.planworkflow.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A scenario of one process on the real plan, the real units and the real models; jobs run only when the test says so.
 * Three instances are started in one job instead of 200, so that every launch takes more than one job.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:process-test;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false",
    "planworkflow.fan-out-sweep=PT24H",
    "planworkflow.figures=PT24H",
    "planworkflow.fan-out-chunk=3"})
@Import({Office.class, PlanYear.class})
public abstract class ProcessTest {

  @Autowired
  protected Office office;

  @BeforeEach
  void emptyDesks() {
    office.clear();
  }

  @AfterEach
  void clockBack() {
    office.clear();
  }
}
