-- The engine's priority of a task, so that an office's list sorted by it is read from an index (worklist.TaskPages). What is open already has the
-- engine's usual one unless somebody set another by hand: no model does.
alter table work_item_group add column priority integer default 50 not null;
create index work_item_group_by_priority on work_item_group (group_id, priority, task_id);
