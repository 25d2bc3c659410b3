package vn.congdoan.planworkflow.implementation.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Launchable;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;

/** What department-implementation begins with. */
@Component
class StartDepartmentImplementation implements Launchable {

  private final Implementations implementations;

  StartDepartmentImplementation(Implementations implementations) {
    this.implementations = implementations;
  }

  @Override
  public String process() {
    return DepartmentImplementationProcess.KEY;
  }

  @Override
  public Map<String, Object> variablesFor(long implementationId) {
    Implementation.Order order = implementations.require(implementationId).order();
    return Map.of(
        DepartmentImplementationProcess.PLAN_CODE.name(), order.plan(),
        DepartmentImplementationProcess.IMPLEMENTATION_ID.name(), implementationId,
        DepartmentImplementationProcess.UNIT_CODE.name(), order.unit(),
        DepartmentImplementationProcess.ACCEPTING_GROUP.name(), order.acceptingGroup());
  }
}
