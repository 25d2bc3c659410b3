-- What Tasklist's filters sort and cut by (worklist.TaskPages), so that an index answers a page, whatever a group has open.
alter table work_item_group add column created_at timestamp with time zone default current_timestamp not null;
alter table work_item_group add column review boolean default false not null;
update work_item_group set
  created_at = (select w.created_at from work_item w where w.task_id = work_item_group.task_id),
  review = (select w.review from work_item w where w.task_id = work_item_group.task_id);
create index work_item_group_by_kind on work_item_group (group_id, review, created_at, task_id);
create index work_item_group_by_return_created on work_item_group (group_id, returned, created_at, task_id);
-- With the moment of creation, so that the page of what is overdue is sorted without a look at each row.
drop index work_item_group_by_due;
create index work_item_group_by_due on work_item_group (group_id, due_at, task_id, created_at);

-- The board reads the units of the assignment tables and the direct reports of a year, and counts one level below them.
create index implementation_by_depth on implementation (plan, depth, parent_id);
create index unit_report_direct on unit_report (period_id, parent_report);
