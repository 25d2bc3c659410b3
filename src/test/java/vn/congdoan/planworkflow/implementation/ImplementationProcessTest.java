package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.assignment.AssignmentTable;
import vn.congdoan.planworkflow.assignment.AssignmentTables;
import vn.congdoan.planworkflow.assignment.ProposedAssignments;
import vn.congdoan.planworkflow.implementation.process.ImplementationLaunchSteps;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** A scenario that begins when the plan's assignments have been issued and everybody's work has been started. */
abstract class ImplementationProcessTest extends ProcessTest {

  static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);

  @Autowired Implementations implementations;
  @Autowired private AssignmentTables tables;
  @Autowired private ProposedAssignments proposed;
  @Autowired private Plans plans;
  @Autowired private ImplementationLaunchSteps launch;
  @Autowired private PlatformTransactionManager transactions;

  @BeforeEach
  void thePlanIsAssigned() {
    office.itIs(ISSUED);
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      AssignmentTable table = tables.open(Office.PLAN, null, proposed.from(plans.require(Office.PLAN)));
      tables.save(table.submittedBy("vpdd.staff").approvedBy("vpdd.leader"));
      tables.issue(table.id());
      boolean allStarted = false;
      for (int job = 0; job < 100 && !allStarted; job++) allStarted = launch.launchNext(table.id());
      assertThat(allStarted).as("all started, some in each job").isTrue();
    });
  }

  Implementation.State state(String businessKey) {
    return implementations.find(businessKey).orElseThrow().state();
  }

  static void assertRefused(ThrowingCallable act, String... fields) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactlyInAnyOrder(fields));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }
}
