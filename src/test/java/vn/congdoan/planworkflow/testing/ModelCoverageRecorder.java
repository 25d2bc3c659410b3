package vn.congdoan.planworkflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Writes down which nodes and flows the tests reach, in every Spring context of every test class and on both databases.
 *
 * <p>The application's component scan finds it, so that no test can forget it. What a transaction rolls back is not written down.
 * Each JVM has its own file below the folder of the build's run; ModelCoverageIT reads them all.
 */
@Component
public class ModelCoverageRecorder extends AbstractProcessEnginePlugin {

  /** The build hands over its start time, so that what an earlier build left in target/ never counts. */
  private static final Path FOLDER = Path.of("target", "model-coverage", System.getProperty("planworkflow.build", "no-build"));
  private static final Path FILE = FOLDER.resolve("jvm-" + ProcessHandle.current().pid() + ".txt");
  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  /** Where the records of this build are. */
  public static Path folder() {
    return FOLDER;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.getCustomHistoryEventHandlers().add(new ReachedNodes());
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    if (listeners == null) configuration.setCustomPostBPMNParseListeners(listeners = new ArrayList<>());
    listeners.add(new AbstractBpmnParseListener() {
      @Override
      public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) (DelegateExecution execution) -> reached(process, transition.getId()));
      }
    });
  }

  private static final class ReachedNodes implements HistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
      if (event instanceof HistoricActivityInstanceEventEntity node && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
        reached(node.getProcessDefinitionKey(), node.getActivityId());
      }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
      events.forEach(this::handleEvent);
    }
  }

  private static void reached(String process, String element) {
    String line = process + " " + element.replace("#multiInstanceBody", "");
    if (WRITTEN.contains(line)) return;
    Context.getCommandContext().getTransactionContext().addTransactionListener(TransactionState.COMMITTED, context -> write(line));
  }

  private static void write(String line) {
    if (!WRITTEN.add(line)) return;
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
