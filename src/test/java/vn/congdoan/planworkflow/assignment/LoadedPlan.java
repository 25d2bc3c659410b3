package vn.congdoan.planworkflow.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import vn.congdoan.planworkflow.organization.Accounts;
import vn.congdoan.planworkflow.organization.Role;
import vn.congdoan.planworkflow.plan.PlanLoader;
import vn.congdoan.planworkflow.testing.Databases;

/** Assignment and implementation without an engine, over a database into which the real plan and units are loaded, on one fixed day. */
public final class LoadedPlan implements AutoCloseable {

  public static final String PLAN = "45-KH-DDTLD";
  public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /** Desks at which nobody sits, such as {@code LDLD-HN.clerk}; everyone else has an account. */
  public final Set<String> withoutAccount = new HashSet<>();

  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  public LoadedPlan(Databases database) {
    context.registerBean("dataSource", DataSource.class, database::migrated);
    context.registerBean(Clock.class, () -> {
      ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
      return Clock.fixed(TODAY.atTime(9, 0).atZone(zone).toInstant(), zone);
    });
    context.registerBean(Accounts.class, () -> (Accounts) (unit, role) -> !withoutAccount.contains(unit + "." + role.id()));
    context.register(Wiring.class);
    context.refresh();
    get(PlanLoader.class).load();
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public void withoutAccount(String unit, Role role) {
    withoutAccount.add(unit + "." + role.id());
  }

  /** The plan's table as it was proposed, carried through to being issued. */
  public AssignmentTable issuedTable() {
    AssignmentTables tables = get(AssignmentTables.class);
    AssignmentTable table = tables.open(PLAN, null, get(ProposedAssignments.class).from(get(vn.congdoan.planworkflow.plan.Plans.class).require(PLAN)));
    tables.save(table.submittedBy("vpdd.staff").approvedBy("vpdd.leader"));
    tables.issue(table.id());
    return tables.require(table.id());
  }

  @Override
  public void close() {
    context.close();
  }

  /** Not annotated as a configuration: the scan of the real application must not find it. */
  @EnableTransactionManagement(proxyTargetClass = true)
  @ComponentScan(basePackages = {"vn.congdoan.planworkflow.input", "vn.congdoan.planworkflow.organization", "vn.congdoan.planworkflow.plan",
      "vn.congdoan.planworkflow.assignment", "vn.congdoan.planworkflow.implementation"},
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(process|web)\\..*"))
  static class Wiring {

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }
  }
}
