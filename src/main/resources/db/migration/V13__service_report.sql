-- The service report: what the engineer and the customer fill in at the end of the work (R-153, R-154, R-155, R-169).
create table service_report (
    id                uuid primary key,
    work_order_id     uuid        not null references work_order (id),
    -- a repair that did not remove the fault is reported anew
    attempt           integer     not null,
    signature         bytea,
    signed_name       text,
    signed_at         timestamptz,
    signature_refusal text,
    -- the satisfaction sheet
    score             integer check (score between 1 and 5),
    attitude          integer check (attitude between 1 and 5),
    comment           text,
    sheet_refused     boolean     not null,
    arrived_at        timestamptz,
    finished_at       timestamptz,
    parts_used        text,
    filled_by         text        not null,
    filled_at         timestamptz not null,
    unique (work_order_id, attempt),
    check (signature is null or signature_refusal is null)
);

-- what a work order cost us, for the monthly figures (R-156, R-215)
create table work_order_cost (
    work_order_id    uuid primary key references work_order (id),
    currency         text           not null,
    labour_minutes   integer        not null check (labour_minutes >= 0),
    labour_amount    numeric(11, 2) not null check (labour_amount >= 0),
    parts_amount     numeric(11, 2) not null check (parts_amount >= 0),
    travel_amount    numeric(11, 2) not null check (travel_amount >= 0),
    transport_amount numeric(11, 2) not null check (transport_amount >= 0),
    entered_by       text           not null,
    entered_at       timestamptz    not null
);

-- what a file on a case is: sent by the customer, or a document of ours
alter table attachment add column kind text not null default 'customer';
