package vn.congdoan.planworkflow.engine.guard;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.impl.util.xml.Element;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** What runs a model's scripts, classes and commands of the operating system: nothing, also for a version that was deployed before there was a check. */
final class NoOtherCode {

  private NoOtherCode() {}

  static ScriptEngineResolver scripts() {
    // One engine comes with Camunda itself, and reaches classes past the guard of expressions.
    return new ScriptEngineResolver() {
      @Override
      public void addScriptEngineFactory(ScriptEngineFactory factory) {}

      @Override
      public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager();
      }

      @Override
      public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw refused(language);
      }
    };
  }

  static ArtifactFactory classes() {
    return new ArtifactFactory() {
      @Override
      public <T> T getArtifact(Class<T> type) {
        throw refused(type.getName());
      }
    };
  }

  static BpmnParseListener commands() {
    return new AbstractBpmnParseListener() {
      @Override
      public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
      }

      @Override
      public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
      }

      @Override
      public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
      }
    };
  }

  private static void check(ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof ShellActivityBehavior) throw refused(activity.getId());
  }

  private static Refused refused(String what) {
    return new Refused(Refused.Kind.INVALID, Text.of("engine.codeAtRunTime", what));
  }
}
