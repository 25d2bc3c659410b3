-- Whether a day of the calendar rests on what was announced for its year (organization.CalendarYears).
alter table holiday add column confirmed boolean default false not null;

-- What the list of late items is filtered and grouped by (supervision.LateItems): plan and year that the work belongs to, and the unit that has to act.
alter table work_item add column plan varchar(64);
alter table work_item add column plan_year integer;
alter table work_item add column owner varchar(64) default '' not null;
create index if not exists work_item_by_due on work_item (due_at, task_id);
create index work_item_by_item on work_item (subject, owner, due_at, task_id);
-- Filled again from the engine before the first request: StartUp compares the list with the open tasks.
delete from work_item;
