package vn.congdoan.planworkflow.organization;

import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Tells for a sentence who has acted: by role and unit, and by the person's own name where the account has one. */
@Component
public class NamedActors {

  private final Actors actors;
  private final Accounts accounts;

  NamedActors(Actors actors, Accounts accounts) {
    this.actors = actors;
    this.accounts = accounts;
  }

  /** "Nguyễn Thị Hoa (Chuyên viên Liên đoàn Lao động tỉnh An Giang)", or without the person what stands in the brackets. */
  public String inSentence(String userId) {
    String desk = actors.inSentence(userId);
    String person = userId == null ? "" : accounts.nameOf(userId);
    return person.isEmpty() || person.equals(desk) ? desk : "%s (%s)".formatted(person, desk);
  }

  /** The same, and in whose place: "Lê Văn An (…) thay Nguyễn Thị Hoa (…)"; without the latter when that is null. */
  public String inSentence(String userId, String inPlaceOf) {
    return inPlaceOf == null ? inSentence(userId) : Text.of("organization.inPlaceOf", inSentence(userId), inSentence(inPlaceOf));
  }

  /** "Chuyên viên – Liên đoàn Lao động tỉnh An Giang"; the person's own name where the account has no desk in a unit. */
  public String atDesk(String userId) {
    String desk = actors.describe(userId);
    String person = desk.equals(userId) ? accounts.nameOf(userId) : "";
    return person.isEmpty() ? desk : person;
  }
}
