package vn.congdoan.planworkflow.security;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.absence.AbsenceChanged;

/** Writes into the audit who named a stand-in for whom, and who ended it. */
@Component
class AbsenceRecord {

  private final Audit audit;

  AbsenceRecord(Audit audit) {
    this.audit = audit;
  }

  @EventListener
  void changed(AbsenceChanged change) {
    AuditAction action = change.ended() ? AuditAction.END_ABSENCE : AuditAction.NAME_STAND_IN;
    audit.append(change.by(), action, change.absent(), Audit.Outcome.DONE, change.told());
  }
}
