package vn.congdoan.planworkflow.engine;

import java.time.Clock;
import java.time.Duration;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this engine has beyond a stock one: a clock for all, and a check of every completion whichever way it comes. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** All dates of the offices are read in this zone. */
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final List<String> WATCHED = List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
      TaskListener.EVENTNAME_UPDATE, TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE);

  @Bean
  Clock clock() {
    return new EngineClock(ZONE);
  }

  @Bean
  Rehearsal rehearsal(@Value("${planworkflow.rehearsal-from}") String from, Clock clock) {
    return new Rehearsal(from, ZONE, clock);
  }

  /** Asks for the rehearsal, so that its clock is set before the engine writes anything. */
  @Bean
  ProcessEnginePlugin refusalsPlugin(ObjectProvider<CurrentUser> user, Rehearsal rehearsal) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPreCommandInterceptorsTxRequired() == null) {
          configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        }
        configuration.getCustomPreCommandInterceptorsTxRequired().addAll(List.of(Refusals.interceptor(), new NotFromOutside(user)));
      }
    };
  }

  @Bean
  ProcessEnginePlugin historyPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new KeptHistory()));
      }
    };
  }

  @Bean
  ProcessEnginePlugin shortagesPlugin(@Value("${planworkflow.after-shortage:PT30S}") Duration pause) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory(new JobsAfterShortage(pause));
      }
    };
  }

  @Bean
  ProcessEnginePlugin variablesPlugin(ObjectProvider<CurrentUser> user) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new CheckedTasks(user));
        configuration.setFormService(new CheckedForms());
      }
    };
  }

  @Bean
  ProcessEnginePlugin userTaskPlugin(ObjectProvider<CompletionCheck> check, ObjectProvider<CurrentUser> user, ObjectProvider<TaskWatch> watches,
      ObjectProvider<StandIns> standIns, ObjectProvider<LaterDueDates> later) {
    TaskListener onCreate = new DecisionReset();
    TaskListener onComplete = new CompletionGate(check, user, standIns);
    TaskListener dueDates = new DueDateOnCreate(later);
    TaskListener watched = new WatchedTasks(watches);
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
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, dueDates);
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, onComplete);
            for (String event : WATCHED) definition.addBuiltInTaskListener(event, watched);
          }
        });
      }
    };
  }
}
