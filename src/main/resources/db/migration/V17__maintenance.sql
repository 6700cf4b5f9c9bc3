-- Periodic maintenance: what is to be done on which product and how often (R-179, R-184; G-14).
create table maintenance_plan (
    id          uuid primary key,
    product_id  uuid        not null references owned_product (id),
    -- as people say it: 6 months
    every       text        not null,
    -- the rhythm is counted from this day, so that the 31st stays the 31st
    starts_on   date        not null,
    next_due_on date        not null,
    items       text        not null,
    stopped_at  timestamptz,
    saved_by    text        not null,
    saved_at    timestamptz not null,
    version     integer     not null
);
create index maintenance_plan_due on maintenance_plan (next_due_on) where stopped_at is null;
create index maintenance_plan_product on maintenance_plan (product_id);

-- one visit for a plan and a day, whoever looks, however often
create table maintenance_visit (
    id        uuid primary key,
    plan_id   uuid        not null references maintenance_plan (id),
    due_on    date        not null,
    opened_at timestamptz not null,
    case_id   uuid unique references service_case (id),
    unique (plan_id, due_on)
);

-- what a visit that is no repair came to: the part of the System Maintenance Record Form that no work order has (R-181, R-182, R-185)
create table visit_record (
    work_order_id uuid primary key references work_order (id),
    problem       text not null,
    advice        text,
    -- the repair that deals with what could not be removed (R-264)
    special_topic uuid references service_case (id)
);
