-- The two indexes that the engine's PostgreSQL schema lacks: without them each loop slows down with every open case.
create index closedloop_job_due on act_ru_job (duedate_);
create index closedloop_task_parent on act_ru_task (parent_task_id_);
