package vn.congdoan.planworkflow.security;

import java.util.Arrays;
import java.util.Locale;
import vn.congdoan.planworkflow.input.Text;

/** What a line of the engine's own log says was changed, as supervisors read it. */
enum AuditProperty {
  ASSIGNEE, OWNER, DELETE, NAME, DESCRIPTION, DUE_DATE, FOLLOW_UP_DATE, PRIORITY, USER_ID, GROUP_ID, TENANT_ID, ID,
  RETRIES, SUSPENSION_STATE, DUPLICATE_FILTER_ENABLED, DEPLOY_CHANGED_ONLY, CASCADE, PERMISSIONS, PERMISSION_BITS,
  RESOURCE, RESOURCE_ID, TYPE, DELETE_REASON, HISTORY_TIME_TO_LIVE, CANDIDATE, DELEGATION, CONTENT, VARIABLE,
  REMOVAL_TIME, INCIDENT_TYPE;

  /** A later engine may know more: such a property keeps the engine's name. */
  static String told(String property) {
    String constant = property.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(known -> known.name().equals(constant)).findFirst().map(AuditProperty::label).orElse(property);
  }

  private String label() {
    return Text.label(this);
  }

  static String toldValue(String value) {
    if (value == null) return "";
    return switch (value) {
      case "true" -> Text.of("security.auditYes");
      case "false" -> Text.of("security.auditNo");
      case "active" -> Text.of("security.auditRunning");
      case "suspended" -> Text.of("security.auditSuspended");
      default -> value;
    };
  }
}
