package vn.congdoan.planworkflow.summary;

import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.input.Text;

/** Draws up the first draft of a period's consolidated report. */
@Component
public class SummaryBuilding {

  private final Summaries summaries;
  private final SummaryContents contents;
  private final Acts acts;

  SummaryBuilding(Summaries summaries, SummaryContents contents, Acts acts) {
    this.summaries = summaries;
    this.contents = contents;
    this.acts = acts;
  }

  /** @return id of the period's summary, which is built only once */
  public long build(long periodId) {
    return summaries.ofPeriod(periodId).map(Summary::id).orElseGet(() -> {
      long id = summaries.build(periodId, contents.firstText(periodId));
      acts.append(summaries.require(id).subject(), Acts.Kind.AUTO, Text.of("summary.drafted"), null, null);
      return id;
    });
  }
}
