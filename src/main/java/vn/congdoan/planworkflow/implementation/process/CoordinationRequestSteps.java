package vn.congdoan.planworkflow.implementation.process;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import vn.congdoan.planworkflow.approval.Acts;
import vn.congdoan.planworkflow.implementation.CoordinationRequest;
import vn.congdoan.planworkflow.implementation.CoordinationRequests;
import vn.congdoan.planworkflow.input.ForModels;
import vn.congdoan.planworkflow.input.Text;

/** What coordination-request asks the system to do. */
@ForModels("coordinationRequest")
public class CoordinationRequestSteps {

  private final CoordinationRequests requests;
  private final OfficeHours hours;
  private final Acts acts;
  private final Clock clock;

  CoordinationRequestSteps(CoordinationRequests requests, OfficeHours hours, Acts acts, Clock clock) {
    this.requests = requests;
    this.hours = hours;
    this.acts = acts;
    this.clock = clock;
  }

  public String askedUnit(long requestId) {
    return requests.require(requestId).unit();
  }

  /** When the time for an answer is over, a returned draft included: the one who asked can wait no longer. */
  public Date dueAt(long requestId) {
    return hours.endOf(requests.require(requestId).dueOn());
  }

  public void recordOpinion(long requestId) {
    requests.save(requests.require(requestId).answered(OffsetDateTime.now(clock)));
  }

  public void recordNoAnswer(long requestId) {
    CoordinationRequest request = requests.require(requestId).unanswered(OffsetDateTime.now(clock));
    requests.save(request);
    acts.append(request.subject(), Acts.Kind.AUTO, Text.of("implementation.noAnswer"), Text.of("implementation.noAnswerInTime"), null);
  }
}
