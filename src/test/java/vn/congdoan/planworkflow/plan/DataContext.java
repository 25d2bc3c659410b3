package vn.congdoan.planworkflow.plan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.organization.Accounts;

/** The beans of organization and plan alone, on one database and one folder of process files. */
public final class DataContext implements AutoCloseable {

  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  public DataContext(DataSource dataSource, Path processes) {
    context.registerBean(ProcessFiles.class, () -> new ProcessFiles(processes.toString()));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
    context.registerBean(Clock.class, () -> Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    context.registerBean(Accounts.class, () -> (unit, role) -> true);
    context.scan("vn.congdoan.planworkflow.organization", "vn.congdoan.planworkflow.plan");
    context.refresh();
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
