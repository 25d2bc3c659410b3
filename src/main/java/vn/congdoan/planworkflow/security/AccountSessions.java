package vn.congdoan.planworkflow.security;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of an account on all its devices. */
@Component
public class AccountSessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Audit audit;

  AccountSessions(FindByIndexNameSessionRepository<? extends Session> sessions, Audit audit) {
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Ends all of them, on whichever node they were opened; how many there were. */
  public int end(String user) {
    var present = sessions.findByPrincipalName(user).keySet();
    present.forEach(sessions::deleteById);
    audit.done(AuditAction.END_ALL_SESSIONS, user, String.valueOf(present.size()));
    return present.size();
  }
}
