package vn.congdoan.planworkflow.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A process that is started many times at once, each instance for one subject in our own tables. */
public interface Launchable {

  /** Id of the process. */
  String process();

  /** The variables that the instance for a subject begins with. */
  Map<String, Object> variablesFor(long subjectId);

  /** The same for many at once, by subject. */
  default Map<Long, Map<String, Object>> variablesFor(Collection<Long> subjectIds) {
    Map<Long, Map<String, Object>> variables = new HashMap<>();
    subjectIds.forEach(id -> variables.put(id, variablesFor(id)));
    return variables;
  }
}
