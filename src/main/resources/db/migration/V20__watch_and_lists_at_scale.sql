-- What does not move is found among 100,000 open cases without looking at each of them (ADR 19).
create index service_case_round on service_case (round) where state = 'open';
create index outbox_message_failed on outbox_message (lower(address)) where status = 'failed';
create index closedloop_job_exhausted on act_ru_job (id_) where retries_ = 0;

-- Tasklist's lists: by due date and by priority
create index closedloop_task_due on act_ru_task (due_date_, priority_ desc);
create index closedloop_task_priority on act_ru_task (priority_ desc, due_date_);

-- A place that waits without task, called loop, incident, or a clock of its own.
create view waiting_place as
select e.id_ execution_id, e.proc_inst_id_ instance_id, e.parent_id_ scope_id
  from act_ru_execution e
 where e.act_id_ is not null and e.is_active_
   and not exists (select from act_ru_execution child where child.parent_id_ = e.id_)
   and not exists (select from act_ru_task t where t.execution_id_ = e.id_)
   and not exists (select from act_ru_job j where j.execution_id_ = e.id_)
   and not exists (select from act_ru_execution called where called.super_exec_ = e.id_)
   and not exists (select from act_ru_incident i where i.execution_id_ = e.id_ and i.incident_type_ <> 'stalledLoop');

-- Whether a scope, or one around it, has a clock that ends the waiting in it.
create function has_clock(scope text) returns boolean language sql stable cost 10000 as $$
    with recursive around as (
        select s.id_, s.parent_id_ from act_ru_execution s where s.id_ = scope
        union all select s.id_, s.parent_id_ from act_ru_execution s join around on s.id_ = around.parent_id_)
    select exists (select from around join act_ru_job j on j.execution_id_ = around.id_)
$$;

-- Nothing will ever wake it up.
create view orphaned_place as
select execution_id, instance_id from waiting_place where not has_clock(scope_id);

-- An open case that no loop works on.
create view orphaned_case as
select c.reference from service_case c
 where c.state = 'open' and not exists (select from act_ru_execution i where i.business_key_ = c.reference and i.parent_id_ is null);

-- What seemed to be an orphan when it was last looked at: executions and references. Nearly always empty; whoever reads it looks again.
create table orphan_suspect (
    id text primary key
);

-- A loop loses its last clock, or a case its last loop, by a deletion that nothing follows. So the end of each transaction that deletes
-- one looks whether something is left behind; in the engine's own course nothing is, and nothing is written.
create function suspect_orphaned_places() returns trigger language plpgsql as $$
begin
    insert into orphan_suspect select execution_id from orphaned_place where instance_id = old.process_instance_id_ on conflict do nothing;
    return null;
end $$;
create constraint trigger closedloop_clock_gone after delete on act_ru_job deferrable initially deferred
    for each row when (old.process_instance_id_ is not null) execute function suspect_orphaned_places();

create function suspect_orphaned_case() returns trigger language plpgsql as $$
begin
    insert into orphan_suspect select reference from orphaned_case where reference = old.business_key_ on conflict do nothing;
    return null;
end $$;
create constraint trigger closedloop_loop_gone after delete on act_ru_execution deferrable initially deferred
    for each row when (old.parent_id_ is null and old.business_key_ is not null) execute function suspect_orphaned_case();

-- Rights to tasks: without these the planner expects a hundredth of them
create statistics closedloop_rights on (perms_ & 2), (perms_ & 64) from act_ru_authorization;
create index closedloop_right_beyond_tasks on act_ru_authorization (resource_type_) where resource_type_ <> 7;
