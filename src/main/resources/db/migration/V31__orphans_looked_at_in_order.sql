-- Nearly every place that lost a clock has a task or another clock by the end of the transaction. So that is looked at first, and the scopes around it,
-- which cost seven times as much, only for a place that has neither (ADR 19).
create or replace function suspect_orphaned_places() returns trigger language plpgsql as $$
begin
    insert into orphan_suspect
    select place.execution_id from (select * from waiting_place where instance_id = old.process_instance_id_ offset 0) place
     where not has_clock(place.scope_id)
        on conflict do nothing;
    return null;
end $$;
