-- Open work of the country as the engine and the worklist would hold it, :tasks rows of it, written straight into the tables (PostgreSQL).
-- One task in ten belongs to VPTLD.staff, eighteen to LDLD-AG; the rest to units of four tasks each, whatever :tasks is.
-- Two semicolons end a statement, so that it may hold one.
-- The rows fit together by the way they are made; asking the database again for each of them takes most of the time.
set session_replication_role = replica;;

create temporary table generated as
select i, md5('task' || i)::uuid::text as task, md5('instance' || i)::uuid::text as instance, unit,
       case when i % 10 = 0 then 'VPTLD.staff' when i % 5 = 1 then unit || '.leader' else unit || '.staff' end as task_group,
       case when i % 10 = 0 then 'userTask_acceptReport' when i % 5 = 1 then 'userTask_approveReport' else 'userTask_draftReport' end as step,
       case when i % 10 = 0 then 'Tiếp nhận báo cáo' when i % 5 = 1 then 'Duyệt báo cáo của đơn vị' else 'Soạn báo cáo năm' end as name,
       -- some days are over, most are not; one in twenty has none
       case when i % 20 = 7 then null else date_trunc('day', localtimestamp) + interval '17 hours' + ((i::bigint * 7919) % 200 - 20) * interval '1 day' end as due,
       localtimestamp - ((i::bigint * 104729) % 400000) * interval '1 minute' as created,
       i % 50 = 3 as returned,
       -- three in a hundred are taken over
       case when i % 33 = 5 then lower(unit) || '.staff' end as assignee
from (select i, case when i <= 20 then 'LDLD-AG' else 'CS-' || lpad((i % greatest(:tasks / 4, 1))::text, 6, '0') end as unit
      from generate_series(1, :tasks) i) numbered;;

insert into unit (code, name, short_name, kind, parent, valid_from, confirmed, demonstration, file_order, listed, folded)
select distinct on (unit) unit, 'Công đoàn cơ sở ' || unit, unit, 'SUBORDINATE', 'LDLD-AG', date '2020-01-01', true, false, 100000, true,
       ' cong doan co so ' || lower(replace(unit, '-', ' ')) || case when i % 997 = 0 then ' dien luc' else '' end
from generated where unit <> 'LDLD-AG' on conflict do nothing;;

insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, act_inst_id_, is_active_, is_concurrent_,
    is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_, proc_def_key_)
select instance, 1, instance, instance, '45-KH-DDTLD/2026/' || unit, definition.id_, step, step || ':' || left(instance, 20), true, false, true, false, 1, 16, 1,
       'annual-report'
from generated, (select id_ from act_re_procdef where key_ = 'annual-report' order by version_ desc limit 1) definition;;

insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_, last_updated_, due_date_,
    suspension_state_, task_state_)
select task, 1, instance, instance, definition.id_, name, step, assignee, 50, created, created, due, 1, 'Created'
from generated, (select id_ from act_re_procdef where key_ = 'annual-report' order by version_ desc limit 1) definition;;

insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) select md5('link' || i)::uuid::text, 1, task_group, 'candidate', task from generated;;

insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, task_id_, long_, text_, var_scope_, sequence_counter_,
    is_concurrent_local_)
select md5(variable.name || i)::uuid::text, 1, variable.type, variable.name, instance, instance, definition.id_, case when variable.local then task end,
       case when variable.type = 'long' then i when variable.type = 'boolean' then 1 end,
       case when variable.type <> 'string' then null when variable.local then 'Công đoàn cơ sở ' || unit || ' · 2026 · 45-KH/ĐĐTLĐ' else unit end,
       case when variable.local then task else instance end, 1, false
from generated, (select id_ from act_re_procdef where key_ = 'annual-report' order by version_ desc limit 1) definition,
     (values ('reportId', 'long', false), ('unitCode', 'string', false), ('receivingUnitCode', 'string', false), ('subject', 'string', true),
             ('returned', 'boolean', true)) variable (name, type, local)
where variable.name <> 'returned' or returned;;

insert into work_item (task_id, instance_id, process, step, name, subject, shown, unit, assignee, due_at, created_at, returned, review, plan, plan_year, owner)
select task, instance, 'annual-report', step, name, 'report/' || (1000000 + i), 'Công đoàn cơ sở ' || unit || ' · 2026 · 45-KH/ĐĐTLĐ', unit, assignee, due, created,
       returned, step <> 'userTask_draftReport', '45-KH-DDTLD', 2026, split_part(task_group, '.', 1)
from generated;;

insert into work_item_group (task_id, group_id, due_at, created_at, returned, review, folded)
select task, task_group, coalesce(due, timestamptz '9999-01-01 00:00:00+00'), created, returned, step <> 'userTask_draftReport',
       ' bao cao nam cong doan co so ' || lower(replace(unit, '-', ' ')) || ' 2026 45 kh ddtld' || case when i % 9973 = 0 then ' dien luc' else '' end
from generated;;

-- The plan passed down to every unit, and a report of each: what the board counts.
insert into plan_run (plan, started_by, started_at) values ('45-KH-DDTLD', 'vpdd.staff', now()) on conflict do nothing;;

insert into assignment_table (id, plan, state, created_at) values (900000, '45-KH-DDTLD', 'ISSUED', now()) on conflict do nothing;;

insert into implementation (id, kind, plan, table_id, parent_id, depth, unit, assigned_unit, business_key, assumption, assigned_on, plan_due_on, due_on, state,
    closed_at)
select 900000 + n, 'UNIT', '45-KH-DDTLD', 900000, case when n = 1 then null when n <= 1227 then 900001 else 900002 + n % 1226 end,
       case when n = 1 then 0 when n <= 1227 then 1 else 2 end, unit, 'LDLD-AG', '45-KH-DDTLD/' || unit, false, current_date, current_date + 30,
       current_date + 300, 'CARRYING_OUT', case when n % 3 = 0 then now() end
from (select unit, row_number() over (order by unit desc) as n from (select distinct unit from generated) u) numbered;;

insert into reporting_period (id, plan, report_year, due_on, subordinates_due_on, cut_off_on, opened_at)
values (900000, '45-KH-DDTLD', 2031, current_date + 30, current_date + 20, current_date + 60, now()) on conflict do nothing;;

insert into unit_report (id, period_id, unit, parent_report, receiving_unit, urging_unit, due_on, stage, version, returned, missing_at_close)
select 900000 + n, 900000, unit, case when n = 1 then null else 900001 end, 'VPTLD', 'VPTLD', current_date + 30, 'DRAFTING', 0, false, false
from (select unit, row_number() over (order by unit desc) as n from (select distinct unit from generated) u) numbered;;

set session_replication_role = origin;;

drop table generated;;

analyze;;
