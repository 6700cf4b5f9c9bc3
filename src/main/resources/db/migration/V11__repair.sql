-- Repairs: one work order for each round of a case in which something is repaired.
create table work_order (
    id             uuid primary key,
    case_id        uuid        not null references service_case (id),
    round          integer     not null,
    product_model  text,
    product_serial text,
    opened_at      timestamptz not null,
    attempt        integer     not null,
    service_mode   text,
    engineer       text,
    fault_cause    text,
    findings       text,
    part_number    text,
    coverage       text,
    coverage_rule  text,
    repeat_of      uuid references work_order (id),
    repeat_count   integer     not null,
    appearance     text,
    configuration  text,
    work_done      text,
    inspection     text,
    end_reason     text,
    outcome        text,
    finished_at    timestamptz,
    confirmed_at   timestamptz,
    confirmed_by   text,
    closed_at      timestamptz,
    unique (case_id, round)
);
-- open load of an engineer
create index work_order_engineer on work_order (engineer) where closed_at is null;
-- what was repaired on a device before (R-143); people write serial numbers in capitals or not
create index work_order_device on work_order (upper(product_serial), opened_at) where product_serial is not null;
create index work_order_repeat on work_order (repeat_of) where repeat_of is not null;

-- who was sent, and what they answered (R-084, R-156)
create table dispatch_record (
    id             uuid primary key,
    work_order_id  uuid        not null references work_order (id),
    number         integer     not null,
    engineer       text        not null,
    service_mode   text        not null,
    dispatched_by  text        not null,
    dispatched_at  timestamptz not null,
    answer         text,
    answered_at    timestamptz,
    decline_reason text,
    appointment_at timestamptz,
    arrived_at     timestamptz,
    unique (work_order_id, number)
);

-- what a chargeable repair costs, and what the customer decided (R-146, G-09)
create table quotation (
    id            uuid primary key,
    work_order_id uuid           not null references work_order (id),
    number        integer        not null,
    amount        numeric(11, 2) not null,
    currency      text           not null,
    parts         text,
    labour        text,
    travel        text,
    valid_until   date           not null,
    prepared_by   text           not null,
    prepared_at   timestamptz    not null,
    decision      text,
    decided_by    text,
    decided_at    timestamptz,
    unique (work_order_id, number)
);
