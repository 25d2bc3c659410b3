package vn.congdoan.planworkflow.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a report costs at the least: the same rows of business, task, timer and audit as ours writes, by plain JDBC in four transactions, each task found
 * by an index. Tables are copies of ours, with their indexes; the engine's share is one row each for instance, task, group, timer and history.
 */
final class RichFloor {

  private static final List<String> COPIES = List.of("unit_report", "report_figure", "report_version", "act", "register_entry", "number_series",
      "handed_in", "work_item", "work_item_group", "task_draft", "fan_out_item", "audit_entry");

  private final DataSource pool = BenchmarkServer.pool(null);
  private final int figures;
  private final String sections;

  RichFloor(int figures, String sections) {
    this.figures = figures;
    this.sections = sections;
    JdbcClient jdbc = JdbcClient.create(pool);
    jdbc.sql("create schema floor").update();
    for (String table : COPIES) jdbc.sql("create table floor.%1$s (like public.%1$s including all)".formatted(table)).update();
    jdbc.sql("insert into floor.number_series (series, period, last) values ('floor', '2026', 0)").update();
    jdbc.sql("create table floor.instance (id varchar(64) primary key, business_key varchar(200), state varchar(20), report bigint)").update();
    jdbc.sql("create index on floor.instance (business_key)").update();
    jdbc.sql("create table floor.task (id varchar(64) primary key, instance varchar(64), step varchar(200), due_at timestamptz)").update();
    jdbc.sql("create index on floor.task (instance)").update();
    jdbc.sql("create table floor.task_group (task varchar(64), group_id varchar(100), primary key (task, group_id))").update();
    jdbc.sql("create index on floor.task_group (group_id)").update();
    jdbc.sql("create table floor.timer (id varchar(64) primary key, instance varchar(64), due_at timestamptz)").update();
    jdbc.sql("create index on floor.timer (due_at)").update();
    jdbc.sql("create table floor.task_history (task varchar(64) primary key, instance varchar(64), step varchar(200), who varchar(100), begun timestamptz, "
        + "ended timestamptz)").update();
    jdbc.sql("create index on floor.task_history (instance)").update();
  }

  void life(String unit, long period) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      String instance = UUID.randomUUID().toString();
      long report = begin(connection, instance, unit, period);
      connection.commit();
      draft(connection, instance, unit, report);
      connection.commit();
      approve(connection, instance, unit, report);
      connection.commit();
      accept(connection, instance, unit, report);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long begin(Connection c, String instance, String unit, long period) throws SQLException {
    long report;
    try (PreparedStatement insert = c.prepareStatement("""
        insert into floor.unit_report (period_id, unit, receiving_unit, urging_unit, due_on, stage, version, returned, missing_at_close)
        values (?, ?, 'VPTLD', 'VPDD', date '2090-11-29', 'NOT_STARTED', 0, false, false)""", Statement.RETURN_GENERATED_KEYS)) {
      set(insert, period, unit);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        report = keys.getLong("id");
      }
    }
    run(c, "insert into floor.fan_out_item (fan_out, process, subject_id, business_key, instance_id, launched_at) values (?, 'floor', ?, ?, ?, ?)",
        "floor/" + period, report, period + "/" + unit, instance, now());
    run(c, "insert into floor.instance (id, business_key, state, report) values (?, ?, 'OPEN', ?)", instance, period + "/" + unit, report);
    for (int timer = 0; timer < 2; timer++) {
      run(c, "insert into floor.timer (id, instance, due_at) values (?, ?, ?)", UUID.randomUUID().toString(), instance, now().plusDays(50));
    }
    open(c, instance, unit, report, "draft", unit + ".staff");
    return report;
  }

  private void draft(Connection c, String instance, String unit, long report) throws SQLException {
    String task = find(c, instance, unit + ".staff");
    run(c, "update floor.unit_report set stage = 'WAITING_APPROVAL', sections = ?, returned = false where id = ? and stage = 'NOT_STARTED'", sections, report);
    run(c, "insert into floor.report_figure (report_id, code, amount) values " + String.join(", ", Collections.nCopies(figures, "(?, ?, ?)")),
        IntStream.range(0, figures).boxed().flatMap(figure -> Stream.<Object>of(report, "figure" + figure, 12L)).toArray());
    act(c, report, "SUBMIT", unit + ".staff");
    close(c, task, instance, unit, report, "draft", unit + ".staff");
    open(c, instance, unit, report, "approve", unit + ".leader");
  }

  private void approve(Connection c, String instance, String unit, long report) throws SQLException {
    String task = find(c, instance, unit + ".leader");
    requireOtherThanDrafter(c, report, unit + ".leader");
    run(c, "update floor.unit_report set stage = 'WAITING_ACCEPTANCE', version = 1, sent_at = ?, first_sent_at = ? where id = ?", now(), now(), report);
    run(c, "insert into floor.report_version (report_id, version, sections, figures, sent_by, sent_at) values (?, 1, ?, ?, ?, ?)", report, sections, "{}",
        unit + ".leader", now());
    act(c, report, "APPROVE", unit + ".leader");
    close(c, task, instance, unit, report, "approve", unit + ".leader");
    open(c, instance, unit, report, "accept", "VPTLD.staff");
  }

  private void accept(Connection c, String instance, String unit, long report) throws SQLException {
    String task = find(c, instance, "VPTLD.staff");
    requireOtherThanDrafter(c, report, "vptld.staff");
    long number;
    try (PreparedStatement next = c.prepareStatement("update floor.number_series set last = last + 1 where series = 'floor' returning last");
        ResultSet row = next.executeQuery()) {
      row.next();
      number = row.getLong(1);
    }
    run(c, """
        insert into floor.register_entry (unit, direction, period, number, document, registered_by, registered_on, folded)
        values ('VPTLD', 'IN', '2026', ?, ?, 'vptld.staff', current_date, ?)""", number, "Báo cáo năm của " + unit, "bao cao nam cua " + unit);
    run(c, "update floor.unit_report set stage = 'ACCEPTED', accepted_at = ?, accepted_by = 'vptld.staff', arrival_number = ? where id = ?", now(), number,
        report);
    act(c, report, "APPROVE", "vptld.staff");
    close(c, task, instance, unit, report, "accept", "vptld.staff");
    run(c, "update floor.fan_out_item set settled_at = ? where process = 'floor' and business_key = (select business_key from floor.instance where id = ?)",
        now(), instance);
    run(c, "delete from floor.timer where instance = ?", instance);
    run(c, "update floor.instance set state = 'ENDED' where id = ?", instance);
  }

  private void open(Connection c, String instance, String unit, long report, String step, String group) throws SQLException {
    String task = UUID.randomUUID().toString();
    run(c, "insert into floor.task (id, instance, step, due_at) values (?, ?, ?, ?)", task, instance, step, now().plusDays(60));
    run(c, "insert into floor.task_group (task, group_id) values (?, ?)", task, group);
    run(c, "insert into floor.task_history (task, instance, step, begun) values (?, ?, ?, ?)", task, instance, step, now());
    run(c, """
        insert into floor.work_item (task_id, instance_id, process, step, name, subject, shown, unit, due_at, created_at, returned, review, plan, plan_year)
        values (?, ?, 'annual-report', ?, ?, ?, ?, ?, ?, ?, false, false, '45-KH-DDTLD', 2026)""", task, instance, step, step, "report/" + report,
        "Công đoàn " + unit + " · 2026 · 45-KH/ĐĐTLĐ", unit, now().plusDays(60), now());
    run(c, "insert into floor.work_item_group (task_id, group_id, due_at, returned, folded) values (?, ?, ?, false, ?)", task, group, now().plusDays(60),
        " cong doan " + unit);
  }

  private void close(Connection c, String task, String instance, String unit, long report, String step, String who) throws SQLException {
    run(c, "delete from floor.task where id = ?", task);
    run(c, "delete from floor.task_group where task = ?", task);
    run(c, "delete from floor.work_item where task_id = ?", task);
    run(c, "delete from floor.work_item_group where task_id = ?", task);
    run(c, "delete from floor.task_draft where task_id = ?", task);
    run(c, "update floor.task_history set ended = ?, who = ? where task = ?", now(), who, task);
    run(c, "insert into floor.handed_in (holder, subject, shown, instance_id, folded, handed_at, handed_by) values (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?)",
        Stream.of("user:" + who, "group:" + who).flatMap(holder -> Stream.<Object>of(holder, "report/" + report, "Công đoàn " + unit, instance,
            " cong doan " + unit, now(), who)).toArray());
    run(c, "insert into floor.audit_entry (happened_at, actor, action, subject, outcome) values (?, ?, 'task.complete', ?, 'DONE')", now(), who,
        step + " – " + unit);
  }

  private void act(Connection c, long report, String kind, String who) throws SQLException {
    run(c, "insert into floor.act (subject, kind, step, actor, acted_at) values (?, ?, 'step', ?, ?)", "report/" + report, kind, who, now());
  }

  private void requireOtherThanDrafter(Connection c, long report, String who) throws SQLException {
    try (PreparedStatement select = c.prepareStatement("select actor from floor.act where subject = ? and kind = 'SUBMIT'")) {
      set(select, "report/" + report);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) if (rows.getString(1).equals(who)) throw new IllegalStateException("four eyes");
      }
    }
  }

  private String find(Connection c, String instance, String group) throws SQLException {
    try (PreparedStatement select = c.prepareStatement("""
        select t.id from floor.task t where t.instance = ? and exists (select 1 from floor.task_group g where g.task = t.id and g.group_id = ?)""")) {
      set(select, instance, group);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static void run(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(java.time.ZoneOffset.UTC);
  }
}
