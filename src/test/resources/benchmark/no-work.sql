-- Takes away what open-work.sql has written.
set session_replication_role = replica;;
truncate act_ru_variable, act_ru_identitylink, act_ru_task, act_ru_execution, work_item, work_item_group;;
delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*';;
delete from implementation where table_id = 900000;;
delete from unit_report where period_id = 900000;;
delete from reporting_period where id = 900000;;
delete from assignment_table where id = 900000;;
delete from plan_run;;
delete from unit where code like 'CS-%';;
set session_replication_role = origin;;
analyze;;
