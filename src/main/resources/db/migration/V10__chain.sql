-- The plans that are being carried out (chain.PlanRuns); one run per plan.
create table plan_run (
  plan                 varchar(60) primary key,
  started_by           varchar(100) not null,
  started_at           timestamp with time zone not null,
  final_review         text,
  ended_at             timestamp with time zone
);
