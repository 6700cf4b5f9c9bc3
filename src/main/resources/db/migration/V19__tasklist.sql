-- The clerk's day: who looked at whose data is read by case, by user and by time; solved cases are looked up by product and category.
create index access_log_case on access_log (case_id, at);
create index access_log_user on access_log (user_id, at);
create index access_log_at on access_log (at);
create index service_case_solved_product on service_case (product_model, closed_at desc) where state = 'closed';
create index service_case_solved_category on service_case (category, closed_at desc) where state = 'closed';

-- what somebody changed on several tasks at once, so that it can be undone where nobody has changed it since
create table task_batch (
    id        uuid primary key,
    user_id   text        not null,
    action    text        not null check (action in ('claim', 'assign', 'priority')),
    at        timestamptz not null,
    undone_at timestamptz
);

create table task_change (
    batch_id        uuid    not null references task_batch (id) on delete cascade,
    position        integer not null,
    task_id         text    not null,
    task_name       text,
    reference       text,
    outcome         text    not null,
    who             text,
    assignee_before text,
    assignee_after  text,
    priority_before integer,
    priority_after  integer,
    undone          text,
    primary key (batch_id, position)
);
