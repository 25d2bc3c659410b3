package vn.congdoan.planworkflow.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.congdoan.planworkflow.document.Attachment;
import vn.congdoan.planworkflow.organization.Unit;
import vn.congdoan.planworkflow.plan.Plan;

/** The trees that forms show. */
public final class Shown {

  private Shown() {}

  /** A tree of names and values in turn; values may be null. */
  public static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return tree;
  }

  public static Map<String, Object> unit(Unit unit) {
    return of("code", unit.code(), "name", unit.name());
  }

  public static List<Map<String, Object>> units(List<Unit> units) {
    return units.stream().map(Shown::unit).toList();
  }

  /** A file beside an item, and where it is fetched. */
  public static Map<String, Object> file(Attachment file, String uploadedByName, String href) {
    return of("id", file.id(), "name", file.name(), "size", file.size(), "mediaType", file.mediaType(), "uploadedBy", file.uploadedBy(),
        "uploadedByName", uploadedByName, "uploadedAt", file.uploadedAt(), "href", href);
  }

  public static Map<String, Object> plan(Plan plan) {
    return of("code", plan.code(), "number", plan.number(), "title", plan.title(), "issuedOn", plan.issuedOn());
  }
}
