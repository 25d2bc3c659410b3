package vn.congdoan.planworkflow.plan;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Findable;
import vn.congdoan.planworkflow.search.Folded;
import vn.congdoan.planworkflow.search.Found;

/** Plans by number and title, and their duties by paragraph and wording; a plan is for everybody to read. */
@Component
@Order(4)
class PlanSearch implements Findable {

  private static final int LONGEST = 10_000;

  private final JdbcClient jdbc;

  PlanSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what is compared of a plan; what an older revision said is no longer found. */
  void keep(Plan plan, int revision) {
    if (jdbc.sql("select count(*) from plan_text where plan = ? and revision = ?").params(plan.code(), revision).query(Integer.class).single() > 0) {
      return;
    }
    jdbc.sql("delete from plan_text where plan = ?").param(plan.code()).update();
    add(plan, revision, null, plan.title(), Folded.of(LONGEST, plan.number(), plan.title(), plan.code()));
    for (Duty duty : plan.duties()) {
      add(plan, revision, duty.paragraph(), duty.text(),
          Folded.of(LONGEST, duty.paragraph(), duty.paragraphName(), duty.text(), plan.number()));
    }
  }

  private void add(Plan plan, int revision, String paragraph, String shown, String folded) {
    jdbc.sql("insert into plan_text (plan, revision, paragraph, shown, folded) values (?, ?, ?, ?, ?)")
        .params(plan.code(), revision, paragraph, shown, folded).update();
  }

  @Override
  public String kind() {
    return "plans";
  }

  @Override
  public List<Found> find(List<String> patterns, Asker asker, int limit) {
    return jdbc.sql("select t.plan, p.number, t.paragraph, t.shown from plan_text t join plan p on p.code = t.plan where "
            + Findable.holdsAll("t.folded", patterns) + " order by t.id fetch first " + limit + " rows only")
        .params(List.copyOf(patterns))
        .query((row, n) -> {
          String plan = row.getString(1);
          String paragraph = row.getString(3);
          return paragraph == null ? new Found(row.getString(2), row.getString(4), "/tien-do#ke-hoach-" + plan)
              : new Found(row.getString(4), row.getString(2) + " · " + paragraph, "/tien-do#muc-" + plan + "/" + paragraph);
        }).list();
  }
}
