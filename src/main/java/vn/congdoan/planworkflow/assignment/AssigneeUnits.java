package vn.congdoan.planworkflow.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.AssigneeKind;

/** The units behind a line of an assignment table: a line for a kind reaches each unit of it that has no line of its own in that paragraph. */
@Component
class AssigneeUnits {

  private final Units units;

  AssigneeUnits(Units units) {
    this.units = units;
  }

  List<String> reachedBy(AssignmentRow row, List<AssignmentRow> table, LocalDate on) {
    if (row.assigneeKind() == AssigneeKind.UNIT) return units.find(row.assignee()).map(unit -> List.of(unit.code())).orElse(List.of());
    if (row.assigneeKind() == null || row.assignee() == null) return List.of();
    Set<String> named = table.stream()
        .filter(other -> other.assigneeKind() == AssigneeKind.UNIT && Objects.equals(other.paragraph(), row.paragraph()))
        .map(AssignmentRow::assignee).filter(Objects::nonNull).collect(Collectors.toSet());
    return UnitKind.of(row.assignee()).map(kind -> units.ofKinds(List.of(kind), on)).orElse(List.of()).stream()
        .map(Unit::code).filter(code -> !named.contains(code)).toList();
  }
}
