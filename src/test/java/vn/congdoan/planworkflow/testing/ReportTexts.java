package vn.congdoan.planworkflow.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole reports, typed as the form asks for them. */
public final class ReportTexts {

  private ReportTexts() {}

  /**
   * Fields of a whole report.
   *
   * @param work as the form shows it, so that whatever it asks for is filled in
   * @param amount put into every figure
   */
  public static Object[] whole(Map<String, Object> work, long amount) {
    Map<String, Object> sections = new LinkedHashMap<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Object each : (List<?>) work.get("contentGroups")) {
      Map<?, ?> group = (Map<?, ?>) each;
      sections.put((String) group.get("code"), "Kết quả thực hiện: " + group.get("title"));
      for (Object figure : (List<?>) group.get("figures")) figures.put((String) ((Map<?, ?>) figure).get("code"), amount);
    }
    return new Object[] {"sections", sections, "figures", figures};
  }
}
