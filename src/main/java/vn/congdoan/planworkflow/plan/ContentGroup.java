package vn.congdoan.planworkflow.plan;

import java.util.List;

/**
 * One of the plan's focal contents, and so one section of every report.
 *
 * @param code the plan's paragraph, such as II.1
 * @param guidance what a report should say in this section
 * @param leadUnits codes of the departments that check the section
 * @param assumption true when the plan's text does not name these departments
 */
public record ContentGroup(String code, String title, String guidance, List<String> leadUnits, boolean assumption, List<Figure> figures) {}
