package vn.congdoan.planworkflow.submission;

import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.document.Numbers;
import vn.congdoan.planworkflow.plan.Plan;

/** How conclusion notices are numbered: a Party document, per type and term of office (domain rule 7). */
@Component
public class Notices {

  private final Numbers numbers;

  Notices(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Series of the numbers: the type of the document and the abbreviation of its issuer, as in {@code TB/ĐĐTLĐ}. */
  public String series(Plan plan) {
    return "TB/" + plan.number().substring(plan.number().lastIndexOf('/') + 1);
  }

  /** A number as it is written: {@code 03-TB/ĐĐTLĐ}. */
  public String number(Plan plan, long count) {
    return "%02d-%s".formatted(count, series(plan));
  }

  /** The number that the next notice would get; a proposal only. */
  public String upcoming(Plan plan) {
    return number(plan, numbers.upcoming(series(plan), plan.termOfOffice()));
  }
}
