package vn.congdoan.planworkflow.organization;

import java.time.LocalDate;

/**
 * Anything that receives duties: a leadership body, department, federation, industry or corporation union, or a union below one of these.
 *
 * @param code stable, ASCII, upper case; part of group and user ids
 * @param parent code of the unit above, null for the root only
 * @param validFrom first day
 * @param validTo last day, null while it exists
 * @param successor code of the unit that took over, or null
 * @param confirmed false when an administrator still has to check that the unit is what the data says
 * @param demonstration true for an invented unit
 */
public record Unit(String code, String name, String shortName, UnitKind kind, String parent, LocalDate validFrom, LocalDate validTo,
    String successor, boolean confirmed, boolean demonstration) {

  public boolean existsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
