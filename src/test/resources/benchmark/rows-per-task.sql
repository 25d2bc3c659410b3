-- What the engine's own provider grants for the same work: a row per task and candidate group, and one per task and assignee.
insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
select md5('grant' || id_)::uuid::text, 1, 1, group_id_, 7, task_id_, 16386 from act_ru_identitylink where group_id_ is not null and task_id_ is not null;;

insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
select md5('holder' || id_)::uuid::text, 1, 1, assignee_, 7, id_, 16386 from act_ru_task where assignee_ is not null;;
