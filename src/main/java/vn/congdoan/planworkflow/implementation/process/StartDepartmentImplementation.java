package vn.congdoan.planworkflow.implementation.process;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
    return variablesFor(implementations.require(implementationId));
  }

  @Override
  public Map<Long, Map<String, Object>> variablesFor(Collection<Long> implementationIds) {
    return implementations.all(implementationIds).stream().collect(Collectors.toMap(Implementation::id, StartDepartmentImplementation::variablesFor));
  }

  private static Map<String, Object> variablesFor(Implementation implementation) {
    Implementation.Order order = implementation.order();
    return Map.of(
        DepartmentImplementationProcess.PLAN_CODE.name(), order.plan(),
        DepartmentImplementationProcess.IMPLEMENTATION_ID.name(), implementation.id(),
        DepartmentImplementationProcess.UNIT_CODE.name(), order.unit(),
        DepartmentImplementationProcess.ACCEPTING_GROUP.name(), order.acceptingGroup());
  }
}
