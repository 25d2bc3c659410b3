package vn.congdoan.planworkflow.engine.guard;

import vn.congdoan.planworkflow.input.Text;

/** What no file of a deployment may do; each value has its sentence in {@code texts.properties}. */
enum GuardRule {
  NOT_READ,
  TOO_MANY_FILES,
  FILE_NAME,
  FILE_TOO_LARGE,
  ELEMENT_UNKNOWN,
  ATTRIBUTE_UNKNOWN,
  SCRIPT,
  JAVA_CLASS,
  LISTENER,
  CONNECTOR,
  OTHER_FORM,
  OTHER_FILE,
  PERSON,
  FORM_ELSEWHERE,
  FORM_MISSING,
  PROCESS_UNKNOWN,
  DECISION_UNKNOWN,
  EXPRESSION_UNKNOWN,
  CALL_UNKNOWN,
  PROPERTY_READ,
  OBJECT_PASSED,
  NOT_FEEL,
  FEEL_FUNCTION,
  FORM_NOT_UNICODE,
  FORM_MALFORMED,
  FORM_COMMENT,
  FORM_TAG,
  FORM_ATTRIBUTE,
  FORM_VALUE,
  FORM_BRACES,
  FORM_SCRIPT;

  /** The sentence that a modeler reads. */
  String says() {
    return Text.label(this);
  }
}
