package vn.congdoan.planworkflow.supervision.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Fields;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.organization.WorkingDays;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.supervision.AlertLevel;
import vn.congdoan.planworkflow.supervision.AlertLevels;
import vn.congdoan.planworkflow.supervision.Extension;

/** Which dates can be asked for and granted, and who may decide. */
@Component
class ExtensionRules {

  private static final String NO_LEVEL = "NONE";

  private final AlertLevels levels;
  private final WorkingDays workingDays;
  private final Plans plans;
  private final Units units;
  private final Clock clock;

  ExtensionRules(AlertLevels levels, WorkingDays workingDays, Plans plans, Units units, Clock clock) {
    this.levels = levels;
    this.workingDays = workingDays;
    this.plans = plans;
    this.units = units;
    this.clock = clock;
  }

  /** Reads a later due date: a working day after the present one and after today. */
  LocalDate readDate(Fields fields, String name, LocalDate dueOn) {
    LocalDate day = fields.requireDate(name, Text.of("supervision.newDateMissing"));
    if (day == null) return null;
    if (!day.isAfter(today())) fields.problem(name, Text.of("supervision.newDatePast", Text.day(today())));
    else if (!day.isAfter(dueOn)) fields.problem(name, Text.of("supervision.newDateNotLater", Text.day(dueOn)));
    else if (!workingDays.isWorkingDay(day)) {
      fields.problem(name, Text.of("supervision.newDateNoWorkingDay", Text.day(day), Text.day(workingDays.onOrAfter(day))));
    }
    return day;
  }

  String readReason(Fields fields) {
    String reason = fields.requireText("reason", Text.of("supervision.extensionReasonMissing"));
    if (reason != null && reason.length() > 2000) fields.problem("reason", Text.of("supervision.extensionReasonTooLong", 2000));
    return reason;
  }

  Optional<AlertLevel> level(LocalDate dueOn) {
    return levels.at(dueOn, today());
  }

  /** What extension-authority.dmn asks for. */
  Map<String, Object> facts(Extension extension) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(DeadlineExtensionProcess.ALERT_LEVEL.name(), level(extension.dueOn()).map(Enum::name).orElse(NO_LEVEL));
    facts.put(DeadlineExtensionProcess.OWNER_KIND.name(), ownerKind(extension));
    facts.put(DeadlineExtensionProcess.EXTRA_WORKING_DAYS.name(), workingDays.between(extension.firstDueOn(), extension.proposedOn()));
    return facts;
  }

  private String ownerKind(Extension extension) {
    Optional<Unit> owner = units.find(extension.unit());
    if (owner.filter(unit -> unit.kind() == UnitKind.LEADERSHIP).isPresent()) return "LEADERSHIP";
    if (plan(extension).filter(plan -> plan.offices().leading().equals(extension.unit())).isPresent()) return "OFFICE";
    return owner.filter(unit -> unit.kind() == UnitKind.SUBORDINATE).isPresent() ? "SUBORDINATE" : "UNIT";
  }

  /** Code of the unit whose leader decides. */
  String decidingUnit(Extension extension, Extension.Authority authority) {
    String above = units.find(extension.unit()).map(Unit::parent).orElse(extension.unit());
    return switch (authority) {
      case SUPERIOR -> above;
      case OFFICE -> plan(extension).map(plan -> plan.offices().leading()).orElse(above);
      case LEADERSHIP -> plan(extension).map(plan -> plan.offices().issuing()).orElse(above);
    };
  }

  /** Whether only a leader of the leadership may move the date now, whatever was named when it was asked for. */
  boolean needsLeadership(Extension extension) {
    return level(extension.dueOn()).filter(AlertLevel.SPECIAL_RED::equals).isPresent();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  private Optional<Plan> plan(Extension extension) {
    return extension.plan() == null ? Optional.empty() : plans.find(extension.plan());
  }
}
