package vn.congdoan.planworkflow.desk;

import java.util.Map;

/** The work behind the user tasks of one process. */
public interface TaskDesk {

  /** Id of the process. */
  String process();

  /** The work by element id; every user task of the process has one. */
  Map<String, TaskWork> works();
}
