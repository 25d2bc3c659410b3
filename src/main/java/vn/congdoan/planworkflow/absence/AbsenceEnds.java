package vn.congdoan.planworkflow.absence;

import java.util.List;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.engine.OneNode;
import vn.congdoan.planworkflow.engine.UserTasks;
import vn.congdoan.planworkflow.organization.Accounts;

/**
 * Gives work back that a stand-in had taken over and not finished, so that it does not hang with somebody who may no longer do it. The authority itself
 * has ended by the clock before.
 */
@Component
class AbsenceEnds {

  private final Absences absences;
  private final Accounts accounts;
  private final UserTasks tasks;
  private final OneNode oneNode;

  AbsenceEnds(Absences absences, Accounts accounts, UserTasks tasks, OneNode oneNode) {
    this.absences = absences;
    this.accounts = accounts;
    this.tasks = tasks;
    this.oneNode = oneNode;
  }

  /** Goes through what is over. */
  @Scheduled(initialDelayString = "${planworkflow.absence-sweep}", fixedDelayString = "${planworkflow.absence-sweep}")
  public void releaseWhatIsOver() {
    if (absences.toRelease().isEmpty()) return;
    oneNode.atATime(() -> {
      absences.toRelease().forEach(this::release);
      return null;
    });
  }

  void release(Absence absence) {
    if (absence.standIn() != null) {
      Set<String> own = accounts.groupsOf(absence.standIn());
      List<String> lent = absence.groups().stream().filter(group -> !own.contains(group)).toList();
      tasks.release(absence.standIn(), lent);
    }
    absences.markReleased(absence.id());
  }
}
