-- How many levels below the direct units a unit reports at: 0 for those that report to the receiving office. A whole level is demanded with one
-- statement (reporting.Reports).
alter table unit_report add column depth integer default 0 not null;
update unit_report set depth = 1 where parent_report is not null;
update unit_report set depth = 2 where parent_report in (select id from unit_report where depth = 1);
create index unit_report_by_depth on unit_report (period_id, depth, id);
