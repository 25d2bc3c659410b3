package vn.congdoan.planworkflow.engine.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import vn.congdoan.planworkflow.input.ProcessFiles;

/** Puts the guards into the engine, behind every interface that it has. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ProcessEnginePlugin guardPlugin(ModelBeans beans, ProcessFiles files) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new GuardedExpressions(beans));
        configuration.setScriptEngineResolver(NoOtherCode.scripts());
        configuration.setArtifactFactory(NoOtherCode.classes());
        configuration.setCustomPreBPMNParseListeners(with(configuration.getCustomPreBPMNParseListeners(), NoOtherCode.commands()));
        configuration.setCustomPreDeployers(List.of(new DeploymentGuard(beans, files)));
        configuration.setCustomSessionFactories(with(configuration.getCustomSessionFactories(), GuardedFilters.factory()));
        configuration.setCustomPreVariableSerializers(List.copyOf(NoFiles.serializers()));
        configuration.setCustomPreCommandInterceptorsTxRequired(with(configuration.getCustomPreCommandInterceptorsTxRequired(), NoFiles.noAttachments()));
      }
    };
  }

  private static <T> List<T> with(List<T> present, T added) {
    List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(added);
    return all;
  }
}
