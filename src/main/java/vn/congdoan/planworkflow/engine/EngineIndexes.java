package vn.congdoan.planworkflow.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Indexes that the engine's own tables lack; made with the engine and not by a migration, for only then are the tables certain to be there. */
@Configuration(proxyBeanMethods = false)
class EngineIndexes {

  private static final List<String> MISSING = List.of(
      // Every completion of a task asks for tasks below it: without this all open tasks are read each time.
      "create index if not exists PW_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)",
      // Every look for jobs sorts out the timers that are not due: without this all of them are read each time.
      "create index if not exists PW_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_)");

  @Bean
  ProcessEnginePlugin missingIndexesPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postProcessEngineBuild(ProcessEngine engine) {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try (Connection connection = configuration.getDataSource().getConnection(); Statement statement = connection.createStatement()) {
          connection.setAutoCommit(true);
          for (String index : MISSING) statement.execute(index);
        } catch (SQLException e) {
          throw new IllegalStateException("the engine's tables could not be given their indexes", e);
        }
      }
    };
  }
}
