-- A list of tasks is counted from an index alone, without looking at each task (ADR 19).
drop index closedloop_task_due;
drop index closedloop_task_priority;
drop index closedloop_task_holder;
create index closedloop_task_due on act_ru_task (due_date_, priority_ desc) include (id_, suspension_state_, tenant_id_);
create index closedloop_task_priority on act_ru_task (priority_ desc, due_date_) include (id_, suspension_state_, tenant_id_);
create index closedloop_task_holder on act_ru_task (assignee_, due_date_, priority_ desc, id_) include (create_time_, suspension_state_, tenant_id_);

-- an index alone answers only where the table was looked after lately
alter table act_ru_task set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

-- the engine's own index on users begins with the kind of right, of which there are two
create index closedloop_right_user on act_ru_authorization (user_id_) where user_id_ is not null;
