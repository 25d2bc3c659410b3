package vn.congdoan.planworkflow.plan;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.OrganizationData;
import vn.congdoan.planworkflow.organization.OrganizationLoader;

/**
 * Brings the organisation and the plans from processes/ into our tables, all or nothing; the same files a second time change nothing.
 * A changed plan becomes a new revision beside the old one.
 */
@Component
public class PlanLoader {

  private final ProcessFiles files;
  private final OrganizationLoader organization;
  private final PlanSearch search;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;

  PlanLoader(ProcessFiles files, OrganizationLoader organization, PlanSearch search, JdbcClient jdbc, Clock clock,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.organization = organization;
    this.search = search;
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Checks every data file of processes/ and stores what is new in them, the organisation first.
   *
   * @return how many rows were written
   * @throws DataInvalid with every mistake in any file; nothing is written then
   */
  public int load() {
    List<ProcessFile> all = files.all();
    OrganizationData units = OrganizationData.read(all);
    List<DataProblem> problems = new ArrayList<>(units.problems());
    List<PlanFile.Found> plans = read(all, units, problems);
    if (!problems.isEmpty()) throw new DataInvalid(problems);
    return Objects.requireNonNull(transaction.execute(status -> {
      int written = organization.store(units);
      for (PlanFile.Found plan : plans) written += store(plan);
      return written;
    }));
  }

  static List<PlanFile.Found> read(List<ProcessFile> all, OrganizationData units, List<DataProblem> problems) {
    Map<String, PlanFile.Found> plans = new LinkedHashMap<>();
    for (ProcessFile file : all) {
      if (!file.folder().equals("plans") || !(file.name().endsWith(".yaml") || file.name().endsWith(".yml"))) continue;
      PlanFile.read(file, units, problems).ifPresent(found -> {
        PlanFile.Found other = plans.putIfAbsent(found.plan().code(), found);
        if (other != null) {
          problems.add(new DataProblem(file.path(), 1, 1, Text.of("plan.codeUsed", found.plan().code(), other.source().file())));
        }
      });
    }
    return List.copyOf(plans.values());
  }

  private int store(PlanFile.Found found) {
    Plan plan = found.plan();
    PlanSource source = found.source();
    record Stored(int revision, String sha256) {}
    Optional<Stored> stored = jdbc.sql("""
            select p.revision, r.sha256 from plan p join plan_revision r on r.plan_code = p.code and r.revision = p.revision
            where p.code = ?""").param(plan.code()).query(Stored.class).optional();
    if (stored.isPresent() && stored.get().sha256().equals(source.sha256())) {
      search.keep(plan, stored.get().revision());
      return 0;
    }
    int revision = stored.map(Stored::revision).orElse(0) + 1;
    if (stored.isEmpty()) {
      jdbc.sql("insert into plan (code, number, title, issuer, issued_on, revision) values (?, ?, ?, ?, ?, ?)")
          .params(plan.code(), plan.number(), plan.title(), plan.issuer(), plan.issuedOn(), revision).update();
    } else {
      jdbc.sql("update plan set number = ?, title = ?, issuer = ?, issued_on = ?, revision = ? where code = ?")
          .params(plan.number(), plan.title(), plan.issuer(), plan.issuedOn(), revision, plan.code()).update();
    }
    jdbc.sql("insert into plan_revision (plan_code, revision, file, sha256, source_text, loaded_at) values (?, ?, ?, ?, ?, ?)")
        .params(plan.code(), revision, source.file(), source.sha256(), source.sourceText(), OffsetDateTime.now(clock)).update();
    search.keep(plan, revision);
    return 2;
  }
}
