package vn.congdoan.planworkflow.notification;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Takes what has to be told; keeps it in the outbox in the caller's transaction. */
@Component("notificationNotices")
public class Notices {

  /** Told once per key and receiver, whatever happens; groups are engine groups such as LDLD-AG.leader. */
  public void tell(NoticeKind kind, String key, Collection<String> groups, String about, String taskId, LocalDate dueOn) {}
}
