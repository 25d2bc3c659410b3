package vn.congdoan.planworkflow.implementation.process;

import java.util.List;
import vn.congdoan.planworkflow.engine.FanOut;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.ImplementationOrders;
import vn.congdoan.planworkflow.input.ForModels;

/** Starts the work that an issued assignment table gives out. */
@ForModels("implementationLaunch")
public class ImplementationLaunchSteps {

  private final ImplementationOrders orders;
  private final FanOut fanOut;

  ImplementationLaunchSteps(ImplementationOrders orders, FanOut fanOut) {
    this.orders = orders;
    this.fanOut = fanOut;
  }

  /**
   * Starts the next instances of an issued table; the first call opens their implementations.
   *
   * @return whether all are started now
   */
  public boolean launchNext(long assignmentTableId) {
    String code = "implementation/" + assignmentTableId;
    if (!fanOut.opened(code)) {
      List<Implementation> opened = orders.openFor(assignmentTableId);
      if (!opened.isEmpty()) fanOut.open(code, null, opened.get(0).order().plan(), opened.stream().map(ImplementationLaunchSteps::item).toList());
    }
    return fanOut.launchNext(code);
  }

  static FanOut.Item item(Implementation implementation) {
    String process = implementation.order().kind() == Implementation.Kind.DEPARTMENT ? DepartmentImplementationProcess.KEY
        : UnitImplementationProcess.KEY;
    return new FanOut.Item(process, implementation.id(), implementation.order().businessKey());
  }
}
