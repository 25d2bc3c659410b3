package vn.congdoan.planworkflow.notification.process;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.engine.Processes;
import vn.congdoan.planworkflow.notification.Digests;
import vn.congdoan.planworkflow.notification.MailDispatch;
import vn.congdoan.planworkflow.notification.Outbox;

/**
 * Writes the digests when it is time, and starts the process that sends when something waits and none runs: whoever has something to tell only leaves it in the
 * outbox.
 */
@Component
class NoticeSweep {

  private final Digests digests;
  private final MailDispatch dispatch;
  private final Outbox outbox;
  private final Processes processes;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final CurrentUser user;
  private final OneNode oneNode;
  private final Clock clock;

  NoticeSweep(Digests digests, MailDispatch dispatch, Outbox outbox, Processes processes, RuntimeService runtime, ManagementService management,
      CurrentUser user, OneNode oneNode, Clock clock) {
    this.digests = digests;
    this.dispatch = dispatch;
    this.outbox = outbox;
    this.processes = processes;
    this.runtime = runtime;
    this.management = management;
    this.user = user;
    this.oneNode = oneNode;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "${planworkflow.mail.sweep:PT10S}", fixedDelayString = "${planworkflow.mail.sweep:PT10S}")
  void run() {
    if (!dispatch.enabled()) return;
    // The digests come last: should one of them fail, what is urgent goes out even so.
    if (outbox.anythingDue()) send();
    digests.writeWhenDue();
  }

  private void send() {
    if (processes.runs(SendNoticesProcess.KEY, SendNoticesProcess.BUSINESS_KEY)) retryWhatRested();
    else startOnce();
  }

  private void startOnce() {
    oneNode.atATime(() -> {
      if (processes.runs(SendNoticesProcess.KEY, SendNoticesProcess.BUSINESS_KEY)) return null;
      return user.asSystem(() -> processes.start(SendNoticesProcess.KEY, SendNoticesProcess.BUSINESS_KEY, Map.of()));
    });
  }

  /** A server that is back after a night or a weekend is used again before an administrator has seen the incident. */
  private void retryWhatRested() {
    Date before = Date.from(clock.instant().minus(dispatch.retryAfter()));
    if (rested(before).isEmpty()) return;
    oneNode.atATime(() -> {
      rested(before).forEach(incident -> management.setJobRetries(incident.getConfiguration(), 1));
      return null;
    });
  }

  private List<Incident> rested(Date before) {
    return user.asSystem(() -> runtime.createIncidentQuery().processDefinitionKeyIn(SendNoticesProcess.KEY).incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
        .list().stream().filter(incident -> incident.getIncidentTimestamp().before(before)).toList());
  }
}
