package vn.congdoan.planworkflow.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.input.InTransaction;
import vn.congdoan.planworkflow.input.Json;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.reporting.Report.LateBy;
import vn.congdoan.planworkflow.reporting.Report.Stage;

/** The reports of the units, and the only ways in which they change. */
@Repository
public class Reports {

  /** What a unit's leader has sent; never changed afterwards (domain rule 6). */
  public record Version(int number, Map<String, String> sections, Map<String, Long> figures, String difficulties, String proposals, String sentBy,
      OffsetDateTime sentAt) {}

  /**
   * Reports of a period that is not finished.
   *
   * @param direct whether they go to the receiving office, and not to a superior unit
   */
  public record Count(String planCode, int year, boolean direct, long expected, long accepted) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final InTransaction<Long, Report> known = new InTransaction<>();

  Reports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws Refused NOT_FOUND */
  public Report require(long id) {
    return known.get(id, asked -> query("where r.id = ?", asked).stream().findFirst()
        .orElseThrow(() -> Refused.notFound(Text.of("reporting.reportUnknown"))));
  }

  public Optional<Report> find(long periodId, String unit) {
    return query("where r.period_id = ? and r.unit = ?", periodId, unit).stream().findFirst();
  }

  /** The reports that the receiving office waits for; those of subordinates are part of their superior's. */
  public List<Report> direct(long periodId) {
    return query("where r.period_id = ? and r.parent_report is null", periodId);
  }

  /** How many reports are expected and accepted in each period on whose summary leadership has not concluded yet. */
  public List<Count> countsOfUnfinished() {
    return jdbc.sql("""
            select p.plan, p.report_year, r.parent_report is null, count(*), count(r.accepted_at)
            from reporting_period p join unit_report r on r.period_id = p.id where p.finished_at is null
            group by p.plan, p.report_year, r.parent_report is null order by 1, 2, 3""")
        .query((rs, n) -> new Count(rs.getString(1), rs.getInt(2), rs.getBoolean(3), rs.getLong(4), rs.getLong(5))).list();
  }

  public List<Report> subordinates(long reportId) {
    return query("where r.parent_report = ?", reportId);
  }

  public boolean hasSubordinates(long reportId) {
    return !withSubordinates(List.of(reportId)).isEmpty();
  }

  /** Those of these reports for which units below report first. */
  public Set<Long> withSubordinates(Collection<Long> reportIds) {
    if (reportIds.isEmpty()) return Set.of();
    return new HashSet<>(jdbc.sql("select distinct parent_report from unit_report where parent_report in (:ids)").param("ids", reportIds)
        .query(Long.class).list());
  }

  /** The last good day of whichever subordinate has the latest one. */
  public LocalDate subordinatesDueOn(long reportId) {
    return jdbc.sql("select max(coalesce(extended_due_on, due_on)) from unit_report where parent_report = ?").param(reportId)
        .query(LocalDate.class).single();
  }

  /** Those with these ids, in their order of being demanded. */
  public List<Report> all(Collection<Long> ids) {
    if (ids.isEmpty()) return List.of();
    List<Report> found = query("where r.id in (" + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")");
    found.forEach(report -> known.get(report.id(), id -> report));
    return found;
  }

  /** Demands a report of a unit; one that was demanded before stays as it is. */
  public long demand(long periodId, String unit, Long parentReport, String receivingUnit, String urgingUnit, LocalDate dueOn) {
    Optional<Report> present = find(periodId, unit);
    if (present.isPresent()) return present.get().id();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("""
            insert into unit_report (period_id, unit, parent_report, receiving_unit, urging_unit, due_on, stage, version, returned, missing_at_close)
            values (?, ?, ?, ?, ?, ?, 'NOT_STARTED', 0, false, false)""")
        .params(periodId, unit, parentReport, receivingUnit, urgingUnit, dueOn).update(key, "id");
    return key.getKey().longValue();
  }

  /**
   * Demands the next reports of the units below those that report at a level already; a unit of which one was demanded before is left out.
   *
   * @param depth level of the superiors; 0 for the units that report to the receiving office
   * @param on day on which a unit must exist
   * @param most how many at the most
   * @return how many were demanded; none when the level is whole
   */
  public int demandBelow(long periodId, int depth, LocalDate dueOn, LocalDate on, int most) {
    return jdbc.sql("""
            insert into unit_report (period_id, unit, parent_report, receiving_unit, urging_unit, due_on, stage, version, returned, missing_at_close,
              depth)
            select r.period_id, u.code, r.id, r.unit, r.unit, cast(? as date), 'NOT_STARTED', 0, false, false, r.depth + 1
            from unit_report r join unit u on u.parent = r.unit
            where r.period_id = ? and r.depth = ? and u.listed = true and u.valid_from <= ? and (u.valid_to is null or u.valid_to >= ?)
            and not exists (select 1 from unit_report d where d.period_id = r.period_id and d.unit = u.code)
            order by r.id, u.file_order, u.code fetch first %d rows only""".formatted(most))
        .params(dueOn, periodId, depth, on, on).update();
  }

  /**
   * How far the reports of units below the direct ones are, on all levels.
   *
   * @param launched those whose process was started
   */
  record Below(int expected, int launched, int accepted) {}

  Below below(long periodId) {
    return jdbc.sql("""
            select count(*), count(i.launched_at), count(r.accepted_at) from unit_report r
            left join fan_out_item i on i.subject_id = r.id and i.process = 'annual-report' where r.period_id = ? and r.depth > 0""").param(periodId)
        .query((rs, n) -> new Below(rs.getInt(1), rs.getInt(2), rs.getInt(3))).single();
  }

  /** The unit's staff hand their draft to their leader. */
  public void handToLeader(long id, Map<String, String> sections, Map<String, Long> figures, String difficulties, String proposals) {
    move(id, List.of(Stage.NOT_STARTED, Stage.DRAFTING), Stage.WAITING_APPROVAL, "sections = ?, difficulties = ?, proposals = ?, returned = false",
        Json.write(sections), difficulties, proposals);
    jdbc.sql("delete from report_figure where report_id = ?").param(id).update();
    if (figures.isEmpty()) return;
    jdbc.sql("insert into report_figure (report_id, code, amount) values " + String.join(", ", Collections.nCopies(figures.size(), "(?, ?, ?)")))
        .params(figures.entrySet().stream().flatMap(figure -> Stream.of(id, figure.getKey(), figure.getValue())).toList()).update();
  }

  /** The unit's leader sends the report; what was sent stays as a version of its own. */
  public void send(long id, String by) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    move(id, List.of(Stage.WAITING_APPROVAL), Stage.WAITING_ACCEPTANCE,
        "version = version + 1, sent_at = ?, first_sent_at = coalesce(first_sent_at, ?)", now, now);
    Report report = require(id);
    jdbc.sql("""
            insert into report_version (report_id, version, sections, figures, difficulties, proposals, sent_by, sent_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(id, report.version(), Json.write(report.sections()), Json.write(report.figures()), report.difficulties(), report.proposals(), by, now)
        .update();
  }

  /** Every version that was sent, the first one first. */
  public List<Version> versions(long id) {
    return jdbc.sql("select * from report_version where report_id = ? order by version").param(id).query((rs, n) -> {
      Map<String, Long> figures = new LinkedHashMap<>();
      Json.read(rs.getString("figures")).forEach((code, amount) -> figures.put(code, ((Number) amount).longValue()));
      return new Version(rs.getInt("version"), texts(rs.getString("sections")), figures, rs.getString("difficulties"), rs.getString("proposals"),
          rs.getString("sent_by"), rs.getObject("sent_at", OffsetDateTime.class));
    }).list();
  }

  /** The leader or the receiving office sends the report back for revision by a day of its own. */
  public void sendBack(long id, LocalDate revisionDueOn) {
    move(id, List.of(Stage.WAITING_APPROVAL, Stage.WAITING_ACCEPTANCE), Stage.DRAFTING, "returned = true, revision_due_on = ?, sent_at = null", revisionDueOn);
  }

  /** A later last good day was granted: of the revision where there is one, and of the report while it was never sent; the first day stays on record. */
  public void extend(long id, LocalDate dueOn) {
    jdbc.sql("update unit_report set revision_due_on = ? where id = ? and revision_due_on is not null").params(dueOn, id).update();
    jdbc.sql("update unit_report set extended_due_on = ? where id = ? and first_sent_at is null").params(dueOn, id).update();
    known.forget();
  }

  /** The receiving office takes the report; it is late when the unit first sent it after its due day, or after the period was closed. */
  public void accept(long id, String by, long arrivalNumber, boolean afterClose) {
    Report report = require(id);
    boolean unitLate = report.firstSentAt() != null && report.firstSentAt().atZoneSameInstant(clock.getZone()).toLocalDate().isAfter(report.dueOn());
    LateBy lateBy = unitLate ? LateBy.UNIT : afterClose ? LateBy.RECEIVER : null;
    move(id, List.of(Stage.WAITING_ACCEPTANCE), Stage.ACCEPTED, "accepted_at = ?, accepted_by = ?, arrival_number = ?, late_by = ?",
        OffsetDateTime.now(clock), by, arrivalNumber, lateBy == null ? null : lateBy.name());
  }

  /** The next reports that their units owe beyond the due day and nobody was told to urge yet. */
  public List<Report> toUrge(long periodId, LocalDate today, int most) {
    return query("""
        where r.period_id = ? and r.urged_at is null and r.stage in ('NOT_STARTED', 'DRAFTING', 'WAITING_APPROVAL')
        and coalesce(r.extended_due_on, r.due_on) < ?
        and (r.revision_due_on is null or r.revision_due_on < ?) order by r.id fetch first %d rows only""".formatted(most), periodId, today, today);
  }

  public void markUrged(long id) {
    jdbc.sql("update unit_report set urged_at = ? where id = ?").params(OffsetDateTime.now(clock), id).update();
    known.forget();
  }

  public void recordUrging(long id, String method, String note, String by) {
    jdbc.sql("insert into urging_record (report_id, method, note, urged_by, urged_at) values (?, ?, ?, ?, ?)")
        .params(id, method, note, by, OffsetDateTime.now(clock)).update();
  }

  /** Amounts of the report of the year before, of the same plan and unit; empty when none was accepted. */
  Map<String, Long> figuresOfYearBefore(Report report, Period period) {
    Map<String, Long> figures = new HashMap<>();
    jdbc.sql("""
            select f.code, f.amount from report_figure f join unit_report r on r.id = f.report_id join reporting_period p on p.id = r.period_id
            where p.plan = ? and p.report_year = ? and r.unit = ? and r.accepted_at is not null""")
        .params(period.planCode(), period.year() - 1, report.unit())
        .query(rs -> {
          figures.put(rs.getString(1), rs.getLong(2));
        });
    return figures;
  }

  private void move(long id, List<Stage> from, Stage to, String set, Object... values) {
    known.forget();
    String allowed = String.join(",", from.stream().map(stage -> "'" + stage.name() + "'").toList());
    List<Object> parameters = new ArrayList<>(Arrays.asList(values));
    parameters.add(id);
    if (jdbc.sql("update unit_report set stage = '" + to.name() + "', " + set + " where id = ? and stage in (" + allowed + ")").params(parameters).update() == 0) {
      throw Refused.conflict(Text.of("reporting.reportMoved"));
    }
  }

  private List<Report> query(String where, Object... parameters) {
    List<Report> bare = jdbc.sql("select r.* from unit_report r " + (where.contains("order by") ? where : where + " order by r.id"))
        .params(parameters).query(Reports::read).list();
    // Figures come with the sections, in one act; before that there is nothing to ask for.
    String ids = bare.stream().filter(report -> !report.sections().isEmpty()).map(report -> Long.toString(report.id()))
        .collect(Collectors.joining(","));
    if (ids.isEmpty()) return bare;
    Map<Long, Map<String, Long>> figures = new HashMap<>();
    jdbc.sql("select report_id, code, amount from report_figure where report_id in (" + ids + ")")
        .query(rs -> {
          figures.computeIfAbsent(rs.getLong(1), id -> new LinkedHashMap<>()).put(rs.getString(2), rs.getLong(3));
        });
    return bare.stream().map(r -> new Report(r.id(), r.periodId(), r.unit(), r.parentReport(), r.receivingUnit(), r.urgingUnit(), r.dueOn(),
        r.stage(), r.sections(), figures.getOrDefault(r.id(), Map.of()), r.difficulties(), r.proposals(), r.version(), r.returned(),
        r.revisionDueOn(), r.sentAt(), r.firstSentAt(), r.acceptedAt(), r.arrivalNumber(), r.lateBy(), r.missingAtClose())).toList();
  }

  private static Report read(ResultSet rs, int row) throws SQLException {
    String lateBy = rs.getString("late_by");
    long parent = rs.getLong("parent_report");
    Long parentReport = rs.wasNull() ? null : parent;
    long arrival = rs.getLong("arrival_number");
    Long arrivalNumber = rs.wasNull() ? null : arrival;
    return new Report(rs.getLong("id"), rs.getLong("period_id"), rs.getString("unit"), parentReport, rs.getString("receiving_unit"),
        rs.getString("urging_unit"), granted(rs, "due_on"), Stage.valueOf(rs.getString("stage")), texts(rs.getString("sections")), Map.of(),
        rs.getString("difficulties"), rs.getString("proposals"), rs.getInt("version"), rs.getBoolean("returned"),
        rs.getObject("revision_due_on", LocalDate.class), rs.getObject("sent_at", OffsetDateTime.class),
        rs.getObject("first_sent_at", OffsetDateTime.class), rs.getObject("accepted_at", OffsetDateTime.class), arrivalNumber,
        lateBy == null ? null : LateBy.valueOf(lateBy), rs.getBoolean("missing_at_close"));
  }

  /** The day as it was extended, or as it was first. */
  private static LocalDate granted(ResultSet rs, String column) throws SQLException {
    LocalDate extended = rs.getObject("extended_" + column, LocalDate.class);
    return extended != null ? extended : rs.getObject(column, LocalDate.class);
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    Json.read(json).forEach((code, text) -> texts.put(code, String.valueOf(text)));
    return texts;
  }
}
