package vn.congdoan.planworkflow.security;

import java.util.Locale;

/** What was done to which kind of thing. The words follow the engine's, which knows dozens of both, and ours are added. */
public record AuditAction(AuditThing thing, AuditVerb verb) {

  static final AuditAction LOG_IN = new AuditAction(AuditThing.SESSION, AuditVerb.LOG_IN);
  static final AuditAction LOG_OUT = new AuditAction(AuditThing.SESSION, AuditVerb.LOG_OUT);
  static final AuditAction END_ALL_SESSIONS = new AuditAction(AuditThing.SESSION, AuditVerb.END_ALL);
  static final AuditAction SCRIPT_LOG_IN = new AuditAction(AuditThing.SCRIPT, AuditVerb.LOG_IN);
  static final AuditAction NAME_STAND_IN = new AuditAction(AuditThing.ABSENCE, AuditVerb.CREATE);
  static final AuditAction END_ABSENCE = new AuditAction(AuditThing.ABSENCE, AuditVerb.END);
  static final AuditAction FORBIDDEN_REQUEST = new AuditAction(AuditThing.REQUEST, AuditVerb.REFUSE);

  /** @param thing and verb as the engine calls them, such as {@code Group membership} and {@code SetJobRetries} */
  static AuditAction ofTheEngine(String thing, String verb) {
    return new AuditAction(find(AuditThing.class, thing, AuditThing.OTHER), find(AuditVerb.class, verb, AuditVerb.OTHER));
  }

  /** As it is kept and asked for: {@code TASK.CLAIM}. */
  public String code() {
    return thing + "." + verb;
  }

  /** @throws IllegalArgumentException when there is no such action */
  public static AuditAction of(String code) {
    int dot = code.indexOf('.');
    return new AuditAction(AuditThing.valueOf(code.substring(0, Math.max(dot, 0))), AuditVerb.valueOf(code.substring(dot + 1)));
  }

  /** "Nhận công việc" for {@code TASK.CLAIM}. */
  public String label() {
    return verb.label() + " " + thing.label();
  }

  /** A later engine may know more: such an act is recorded under another name rather than refused. */
  private static <E extends Enum<E>> E find(Class<E> type, String name, E other) {
    String constant = name.replaceAll("([a-z])([A-Z])", "$1_$2").replace(' ', '_').toUpperCase(Locale.ROOT);
    for (E value : type.getEnumConstants()) if (value.name().equals(constant)) return value;
    return other;
  }
}
