package vn.congdoan.planworkflow.engine;

import org.slf4j.MDC;

/** What the lines in the log are about: names of what is noted with each line while a request is answered or a job is executed. */
public final class LogTrail {

  /** Who is logged in. */
  public static final String USER = "user.id";

  public static final String TASK = "taskId";

  /** The engine notes the same by itself while it works on an instance (camunda.bpm.generic-properties). */
  public static final String INSTANCE = "processInstanceId";

  public static final String BUSINESS_KEY = "businessKey";

  private LogTrail() {}

  /** From now on the present request is about this task. */
  static void follow(OpenTask task) {
    // Elsewhere nobody would take it away again.
    if (MDC.get(USER) == null) return;
    MDC.put(TASK, task.id());
    MDC.put(INSTANCE, task.instanceId());
    if (task.businessKey() != null) MDC.put(BUSINESS_KEY, task.businessKey());
  }

  /** The request was answered. */
  public static void forget() {
    MDC.remove(USER);
    MDC.remove(TASK);
    MDC.remove(INSTANCE);
    MDC.remove(BUSINESS_KEY);
  }
}
