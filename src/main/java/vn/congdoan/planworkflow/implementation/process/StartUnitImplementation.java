package vn.congdoan.planworkflow.implementation.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.Launchable;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;

/** What unit-implementation begins with. */
@Component
class StartUnitImplementation implements Launchable {

  private final Implementations implementations;

  StartUnitImplementation(Implementations implementations) {
    this.implementations = implementations;
  }

  @Override
  public String process() {
    return UnitImplementationProcess.KEY;
  }

  @Override
  public Map<String, Object> variablesFor(long implementationId) {
    Implementation.Order order = implementations.require(implementationId).order();
    return Map.of(
        UnitImplementationProcess.IMPLEMENTATION_ID.name(), implementationId,
        UnitImplementationProcess.UNIT_CODE.name(), order.unit());
  }
}
