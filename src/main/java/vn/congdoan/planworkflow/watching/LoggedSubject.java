package vn.congdoan.planworkflow.watching;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import vn.congdoan.planworkflow.engine.LogTrail;

/** Adds plan, year and unit to a line of the structured log, as far as the business key noted with it tells them. */
class LoggedSubject implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

  private static final Pattern PLAN = Pattern.compile("[A-Z0-9][A-Z0-9-]*");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  /** Codes of units, unlike paragraphs and numbers of notices, are letters, digits and dashes, a letter first. */
  private static final Pattern UNIT = Pattern.compile("[A-Z][A-Z0-9-]*");

  @Override
  public void customize(JsonWriter.Members<ILoggingEvent> members) {
    members.add("plan", LoggedSubject::plan).whenNotNull();
    members.add("year", LoggedSubject::year).whenNotNull();
    members.add("unit", LoggedSubject::unit).whenNotNull();
  }

  private static String plan(ILoggingEvent line) {
    String[] parts = parts(line);
    return parts.length == 0 ? null : parts[0];
  }

  private static Integer year(ILoggingEvent line) {
    String[] parts = parts(line);
    return parts.length > 1 && YEAR.matcher(parts[1]).matches() ? Integer.valueOf(parts[1]) : null;
  }

  private static String unit(ILoggingEvent line) {
    String[] parts = parts(line);
    return parts.length > 1 && UNIT.matcher(parts[parts.length - 1]).matches() ? parts[parts.length - 1] : null;
  }

  /** Plan, then year, paragraph or notice, then unit (rule 11); nothing for processes that belong to no plan. */
  private static String[] parts(ILoggingEvent line) {
    String key = line.getMDCPropertyMap().get(LogTrail.BUSINESS_KEY);
    if (key == null) return new String[0];
    String[] parts = key.split("/");
    return parts.length > 0 && PLAN.matcher(parts[0]).matches() ? parts : new String[0];
  }
}
