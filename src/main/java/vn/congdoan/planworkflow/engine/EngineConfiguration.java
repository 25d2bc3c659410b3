package vn.congdoan.planworkflow.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this engine has beyond a stock one: a clock for all, and a check of every completion whichever way it comes. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** All dates of the offices are read in this zone. */
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  @Bean
  Clock clock() {
    return new EngineClock(ZONE);
  }

  @Bean
  ProcessEnginePlugin refusalsPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPreCommandInterceptorsTxRequired() == null) {
          configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        }
        configuration.getCustomPreCommandInterceptorsTxRequired().add(Refusals.interceptor());
      }
    };
  }

  @Bean
  ProcessEnginePlugin completionCheckPlugin(ObjectProvider<CompletionCheck> check, ObjectProvider<CurrentUser> user) {
    TaskListener onCreate = new DecisionReset();
    TaskListener onComplete = new CompletionGate(check, user);
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) configuration.setCustomPostBPMNParseListeners(listeners = new ArrayList<>());
        listeners.add(new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, onCreate);
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> task.setVariableLocal(OpenTask.SUBJECT.name(),
                check.getObject().subjectOf(task.getExecution().getProcessBusinessKey())));
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, onComplete);
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> check.getObject().afterDeletion(task.getId()));
          }
        });
      }
    };
  }
}
