package vn.congdoan.planworkflow.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The plans that have been loaded, each in the revision in force. */
@Repository
public class Plans {

  private static final String SELECT = """
      select r.file, r.sha256, r.source_text from plan p join plan_revision r on r.plan_code = p.code and r.revision = p.revision
      """;

  private final JdbcClient jdbc;
  /** By the hash of its source: a text always means the same plan. */
  private final Map<String, Plan> read = new ConcurrentHashMap<>();
  private final InTransaction<String, Plan> known = new InTransaction<>();

  public Plans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Plan> all() {
    return jdbc.sql(SELECT + "order by p.issued_on, p.code").query(PlanSource.class).list().stream().map(this::plan).toList();
  }

  public Optional<Plan> find(String code) {
    return Optional.ofNullable(known.get(code, this::inForce));
  }

  private Plan inForce(String code) {
    // The text itself, of tens of kilobytes, is fetched only when it was never read.
    return jdbc.sql("select r.sha256 from plan p join plan_revision r on r.plan_code = p.code and r.revision = p.revision where p.code = ?")
        .param(code).query(String.class).optional().map(read::get)
        .orElseGet(() -> jdbc.sql(SELECT + "where p.code = ?").param(code).query(PlanSource.class).optional().map(this::plan).orElse(null));
  }

  /**
   * The plan with this code.
   *
   * @throws Refused NOT_FOUND when there is none
   */
  public Plan require(String code) {
    return find(code).orElseThrow(() -> Refused.notFound(Text.of("plan.planUnknown", code)));
  }

  private Plan plan(PlanSource source) {
    return read.computeIfAbsent(source.sha256(), hash -> PlanFile.stored(source));
  }
}
