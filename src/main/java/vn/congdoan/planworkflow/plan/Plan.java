package vn.congdoan.planworkflow.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.congdoan.planworkflow.organization.UnitKind;

/**
 * An issued document that assigns duties, with everything the system has to know to carry it through.
 *
 * @param code stable, ASCII, upper case; first part of business keys
 * @param number as it stands on the document
 * @param issuer code of the unit that issued it
 * @param termOfOffice of the issuer, in which its Party documents are numbered from 01, such as {@code 2018-2023}
 * @param subordinatesReportFirst whether a unit waits for the reports of the units below it
 * @param cascadeDepth how many levels below the units of the plan are reached
 * @param assumptions what the document does not say and the data decided
 */
public record Plan(String code, String number, String title, String issuer, LocalDate issuedOn, List<LegalBasis> legalBases,
    List<Recipient> recipients, List<Purpose> purposes, List<ContentGroup> contentGroups, List<Duty> duties, Offices offices,
    String termOfOffice, Schedule schedule, boolean subordinatesReportFirst, int cascadeDepth, List<Assumption> assumptions) {

  /** A document on which the plan rests. */
  public record LegalBasis(String number, LocalDate issuedOn, String title) {}

  /**
   * To whom the plan goes, and what for.
   *
   * @param unit code, null when it is outside the system or a kind
   * @param kind null when it is not every unit of a kind
   */
  public record Recipient(String name, RecipientPurpose purpose, String unit, UnitKind kind, boolean assumption) {}

  /** Why a recipient gets a plan, in the order of the document's own words: b/c, p/h, t/h, theo dõi và chỉ đạo, lưu. */
  public enum RecipientPurpose {
    REPORT, PARTNER, EXECUTE, FOLLOW, FILE
  }

  /** What the plan wants to reach or asks of everyone. */
  public record Purpose(String paragraph, String text) {}

  /**
   * Something the document does not say.
   *
   * @param subject path of the setting in the plan's data
   */
  public record Assumption(String subject, String text) {}

  public Optional<ContentGroup> contentGroup(String code) {
    return contentGroups.stream().filter(group -> group.code().equals(code)).findFirst();
  }

  public Optional<Duty> duty(String paragraph) {
    return duties.stream().filter(duty -> duty.paragraph().equals(paragraph)).findFirst();
  }

  /** Duties that are still to be given to someone when the plan has been issued. */
  public List<Duty> dutiesToAssign() {
    return duties.stream().filter(duty -> !duty.doneAtIssue()).toList();
  }

  /** The figures of all content groups, in their order. */
  public List<Figure> figures() {
    return contentGroups.stream().flatMap(group -> group.figures().stream()).toList();
  }
}
