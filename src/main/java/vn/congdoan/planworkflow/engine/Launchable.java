package vn.congdoan.planworkflow.engine;

import java.util.Map;

/** A process that is started many times at once, each instance for one subject in our own tables. */
public interface Launchable {

  /** Id of the process. */
  String process();

  /** The variables that the instance for a subject begins with. */
  Map<String, Object> variablesFor(long subjectId);
}
