package vn.congdoan.planworkflow.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.approval.InPlaceOf;
import vn.congdoan.planworkflow.desk.Desks;
import vn.congdoan.planworkflow.desk.TaskWork;
import vn.congdoan.planworkflow.engine.CurrentUser;
import vn.congdoan.planworkflow.engine.OpenTask;
import vn.congdoan.planworkflow.engine.StandIns;
import vn.congdoan.planworkflow.engine.TaskWatch;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Accounts;

/**
 * What stand-ins may do at this moment. Only groups that whoever is absent belongs to count, never those that were lent to that person: what A lends to B
 * and B's own absence together give C nothing of A's.
 */
@Component
class Substitutes implements StandIns, TaskWatch {

  private final Absences absences;
  private final Reach reach;
  private final Accounts accounts;
  private final Desks desks;
  private final InPlaceOf inPlaceOf;
  private final CurrentUser user;
  private final Clock clock;

  Substitutes(Absences absences, Reach reach, Accounts accounts, Desks desks, InPlaceOf inPlaceOf, CurrentUser user, Clock clock) {
    this.absences = absences;
    this.reach = reach;
    this.accounts = accounts;
    this.desks = desks;
    this.inPlaceOf = inPlaceOf;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public List<Lent> lentTo(String standIn) {
    List<Absence> present = absences.lentTo(standIn, LocalDate.now(clock));
    if (present.isEmpty()) return List.of();
    Set<String> own = accounts.groupsOf(standIn);
    List<Lent> lent = new ArrayList<>();
    for (Absence absence : present) {
      Set<String> absentsOwn = accounts.groupsOf(absence.absent());
      // Whoever has left the unit meanwhile has nothing more to lend there, or no longer reaches it.
      Reach.lendable(absence.groups()).stream().filter(group -> absentsOwn.contains(group) && !own.contains(group) && reach.reaches(own, group))
          .forEach(group -> lent.add(new Lent(group, absence.absent(), absence.prepares(), absence.decides())));
    }
    return lent;
  }

  @Override
  public Set<String> standInsFor(String group) {
    return absences.from(LocalDate.now(clock)).stream().filter(absence -> absence.groups().contains(group)).map(Absence::standIn).distinct()
        .filter(standIn -> lentTo(standIn).stream().anyMatch(lent -> lent.group().equals(group))).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void beginActing(OpenTask task) {
    if (user.anybody()) inPlaceOf.begin(user.id(), absentAt(task));
  }

  @Override
  public void requireMayOpen(OpenTask task) {
    if (user.anybody()) absentAt(task);
  }

  /** Whoever takes over a task of somebody absent does so in that person's place. */
  @Override
  public void changed(OpenTask task) {
    if (user.anybody() && user.id().equals(task.assignee())) beginActing(task);
  }

  /** Whose place the present user takes at a task; null when it is the user's own work, or not the user's at all. */
  private String absentAt(OpenTask task) {
    List<Lent> lent = user.lent().stream().filter(work -> task.candidateGroups().contains(work.group())).toList();
    if (lent.isEmpty() || user.ownGroups().stream().anyMatch(task.candidateGroups()::contains)) return null;
    boolean decides = desks.find(task).map(TaskWork::reviews).orElse(false);
    return lent.stream().filter(work -> decides ? work.decides() : work.prepares()).map(Lent::inPlaceOf).findFirst()
        .orElseThrow(() -> Refused.forbidden(decides ? Text.of("absence.decidingNotLent") : Text.of("absence.preparingNotLent")));
  }
}
