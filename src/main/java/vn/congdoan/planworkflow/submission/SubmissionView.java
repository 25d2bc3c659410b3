package vn.congdoan.planworkflow.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.desk.Shown;
import vn.congdoan.planworkflow.organization.Units;
import vn.congdoan.planworkflow.plan.Plan;
import vn.congdoan.planworkflow.plan.Plans;
import vn.congdoan.planworkflow.summary.SummaryContents;

/** How a submission looks in the forms of its tasks and in its record. */
@Component
public class SubmissionView {

  private final Submissions submissions;
  private final SummaryContents contents;
  private final Plans plans;
  private final Units units;

  SubmissionView(Submissions submissions, SummaryContents contents, Plans plans, Units units) {
    this.submissions = submissions;
    this.contents = contents;
    this.plans = plans;
    this.units = units;
  }

  /** The document before leadership, with the opinions on it so far. */
  public Map<String, Object> show(Submission submission) {
    Map<String, Object> summary = submissions.revision(submission.id())
        .map(revision -> contents.show(submission.summaryId(), revision.sections(), revision.assessment(), revision.proposals()))
        .orElseGet(() -> contents.show(submission.summaryId(), null));
    @SuppressWarnings("unchecked")
    Map<String, Object> values = new LinkedHashMap<>((Map<String, Object>) summary.get("values"));
    values.put("explanation", submission.explanation());
    values.put("conclusion", submission.conclusion());
    List<Map<String, Object>> opinions = new ArrayList<>();
    if (submission.presidiumOpinion() != null) {
      Plan plan = plans.require(submission.planCode());
      opinions.add(Shown.of("body", units.nameOf(plan.offices().presidium()), "member", null, "text", submission.presidiumOpinion(), "at", null));
    }
    submissions.opinions(submission.id()).forEach(opinion -> opinions.add(Shown.of(
        "body", units.nameOf(opinion.body()), "member", opinion.member(), "text", opinion.text(), "at", opinion.at())));
    return Shown.of("plan", summary.get("plan"), "year", submission.year(), "summary", summary, "opinions", opinions,
        "explanation", submission.explanation(), "conclusion", submission.conclusion(), "values", values);
  }
}
