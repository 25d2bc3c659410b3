package vn.congdoan.planworkflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's forms: what is sent with one is held to the same variables as any other completion. */
class CheckedForms extends FormServiceImpl {

  @Override
  @SuppressWarnings("deprecation")
  public void submitTaskFormData(String taskId, Map<String, String> properties) {
    KnownVariables.require(properties);
    super.submitTaskFormData(taskId, properties);
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> variables) {
    KnownVariables.require(variables);
    super.submitTaskForm(taskId, variables);
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
    KnownVariables.require(variables);
    return super.submitTaskFormWithVariablesInReturn(taskId, variables, deserializeValues);
  }
}
