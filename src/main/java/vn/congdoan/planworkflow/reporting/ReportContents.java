package vn.congdoan.planworkflow.reporting;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.organization.UnitKind;
import vn.congdoan.planworkflow.plan.ContentGroup;
import vn.congdoan.planworkflow.plan.Figure;
import vn.congdoan.planworkflow.plan.Plan;

/** What a unit's report is made of: a union reports on every content group with figures, a department on those it leads. */
@Component
public class ReportContents {

  private final Reports reports;

  ReportContents(Reports reports) {
    this.reports = reports;
  }

  public List<ContentGroup> groupsFor(Plan plan, Unit unit) {
    if (unit.kind() != UnitKind.DEPARTMENT) return plan.contentGroups();
    List<ContentGroup> led = plan.contentGroups().stream().filter(group -> group.leadUnits().contains(unit.code())).toList();
    return led.isEmpty() ? plan.contentGroups() : led;
  }

  /** Figures are counted where the members are: departments give none, so that nothing is counted twice. */
  public List<Figure> figuresFor(ContentGroup group, Unit unit) {
    return unit.kind() == UnitKind.DEPARTMENT ? List.of() : group.figures();
  }

  /** Amounts that the unit reported the year before; empty when it has no accepted report of that year. */
  public Map<String, Long> figuresOfYearBefore(Report report, Period period) {
    return reports.figuresOfYearBefore(report, period);
  }
}
