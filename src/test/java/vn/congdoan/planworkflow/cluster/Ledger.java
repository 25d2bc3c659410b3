package vn.congdoan.planworkflow.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the engine's tables with ours: whatever the one side counts, the other has to know. */
final class Ledger {

  /** Each is a list of what one side has and the other has not. */
  private static final Map<String, String> DIFFERENCES = new LinkedHashMap<>();

  static {
    DIFFERENCES.put("launched, and no instance", """
        select business_key from fan_out_item i where launched_at is not null
        and not exists (select 1 from act_hi_procinst p where p.id_ = i.instance_id and p.business_key_ = i.business_key)""");
    DIFFERENCES.put("an instance that nobody launched", """
        select business_key_ from act_hi_procinst p where proc_def_key_ in ('unit-implementation', 'department-implementation', 'annual-report')
        and not exists (select 1 from fan_out_item i where i.instance_id = p.id_)""");
    DIFFERENCES.put("two instances of one thing", """
        select proc_def_key_ || ' ' || business_key_ from act_hi_procinst
        where proc_def_key_ in ('unit-implementation', 'department-implementation', 'annual-report', 'annual-cycle', 'plan-implementation',
        'report-summary', 'urging')
        group by proc_def_key_, business_key_ having count(*) > 1""");
    DIFFERENCES.put("a report that is open on one side only", """
        select i.business_key from fan_out_item i join unit_report r on r.id = i.subject_id and i.process = 'annual-report'
        where i.launched_at is not null and (r.accepted_at is null) <> exists (select 1 from act_ru_execution e where e.id_ = i.instance_id)
        or i.launched_at is not null and (r.accepted_at is null) <> (i.settled_at is null)""");
    DIFFERENCES.put("a plan that runs on one side only", """
        select plan from plan_run r where (ended_at is null) <> exists (select 1 from act_ru_execution e
        where e.id_ = e.proc_inst_id_ and e.business_key_ = r.plan and e.proc_def_id_ like 'plan-implementation:%')""");
    DIFFERENCES.put("a year that runs on one side only", """
        select report_year from reporting_period r where (finished_at is null) <> exists (select 1 from act_ru_execution e
        where e.id_ = e.proc_inst_id_ and e.business_key_ = r.plan || '/' || r.report_year and e.proc_def_id_ like 'annual-cycle:%')""");
    DIFFERENCES.put("a task that the worklist lacks",
        "select id_ from act_ru_task t where not exists (select 1 from work_item w where w.task_id = t.id_)");
    DIFFERENCES.put("work without a task",
        "select task_id from work_item w where not exists (select 1 from act_ru_task t where t.id_ = w.task_id)");
    DIFFERENCES.put("an incident", "select incident_msg_ from act_ru_incident");
    DIFFERENCES.put("a job that nobody tries any more", "select handler_type_ from act_ru_job where retries_ = 0");
  }

  private Ledger() {}

  static void agrees(JdbcClient jdbc, String when) {
    Map<String, Object> found = new LinkedHashMap<>();
    DIFFERENCES.forEach((name, query) -> {
      var rows = jdbc.sql(query).query(String.class).list();
      if (!rows.isEmpty()) found.put(name, rows);
    });
    assertThat(found).as(when).isEmpty();
  }
}
