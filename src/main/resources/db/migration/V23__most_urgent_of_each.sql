-- The most urgent tasks of each person without reading those of all (ADR 19)
create index closedloop_task_holder on act_ru_task (assignee_, due_date_, priority_ desc, id_);
