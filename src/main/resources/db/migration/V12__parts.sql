-- Spare parts (R-206 to R-214): a catalogue, and stock as an append-only ledger. Balances follow the ledger by a trigger and the
-- checks on them refuse what would take more than there is, so no program can make stock negative, whatever it does at the same time.
create table part (
    number          text primary key check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    part_class      text           not null,
    name            text           not null,
    specification   text,
    material        text,
    unit            text           not null,
    unit_price      numeric(11, 2) check (unit_price >= 0),
    currency        text           not null,
    -- covered by a spare-part service contract with its manufacturer (R-194, R-213)
    manufacturer    text,
    contract_number text,
    minimum_stock   integer check (minimum_stock >= 0),
    check (contract_number is null or manufacturer is not null)
);

create table part_stock (
    part_number text    not null references part (number),
    warehouse   text    not null,
    on_hand     integer not null default 0 check (on_hand >= 0),
    reserved    integer not null default 0 check (reserved >= 0),
    primary key (part_number, warehouse),
    check (reserved <= on_hand)
);

-- what an engineer needs for a work order (R-209); name, specification and material as they were then
create table part_request (
    id             uuid primary key,
    -- one run of sparePartSupply
    instance_id    text        not null unique,
    work_order_id  uuid        not null,
    case_reference text        not null,
    part_number    text        not null references part (number),
    name           text        not null,
    specification  text,
    material       text,
    quantity       integer     not null check (quantity between 1 and 99),
    needed_by      date        not null,
    engineer       text        not null,
    requested_at   timestamptz not null,
    state          text        not null check (state in ('requested', 'reserved', 'missing', 'ordered', 'issued', 'received', 'unavailable', 'released')),
    source         text check (source in ('ownStock', 'manufacturerContract', 'purchase'))
);
create index part_request_case on part_request (case_reference);
create index part_request_work_order on part_request (work_order_id);
create index part_request_open on part_request (part_number, requested_at) where state in ('requested', 'reserved', 'missing', 'ordered', 'issued');

-- an order to a manufacturer or supplier and its progress (R-210); each new promise of a date is a row of its own
create table part_order (
    id           uuid primary key,
    request_id   uuid        not null references part_request (id),
    number       integer     not null,
    source       text        not null,
    supplier     text,
    order_number text,
    quantity     integer     not null check (quantity > 0),
    expected_on  date        not null,
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    received_at  timestamptz,
    -- a later row has taken its place, or purchasing gave up
    replaced_at  timestamptz,
    unique (request_id, number)
);
create index part_order_open on part_order (expected_on) where received_at is null and replaced_at is null;

create table part_movement (
    id             bigint generated always as identity primary key,
    part_number    text        not null,
    warehouse      text        not null,
    -- lost: issued and never received; it has left the warehouse already, so no balance changes
    kind           text        not null check (kind in ('receipt', 'reservation', 'release', 'issue', 'lost', 'giveBack', 'countCorrection')),
    quantity       integer     not null check (case when kind = 'countCorrection' then quantity <> 0 else quantity > 0 end),
    at             timestamptz not null,
    by             text        not null,
    work_order_id  uuid,
    case_reference text,
    request_id     uuid references part_request (id),
    -- what this row is for: the same work order never has two rows for the same purpose
    purpose        text        not null,
    serial_number  text,
    -- the receipt that an issued or returned piece came with
    receipt_id     bigint references part_movement (id),
    supplier       text,
    order_number   text,
    foreign key (part_number, warehouse) references part_stock (part_number, warehouse),
    check (serial_number is null or quantity = 1)
);
create unique index part_movement_once on part_movement (work_order_id, purpose) where work_order_id is not null;
create unique index part_movement_once_without on part_movement (purpose) where work_order_id is null;
create index part_movement_part on part_movement (part_number, warehouse, id);
create index part_movement_serial on part_movement (serial_number, id) where serial_number is not null;
create index part_movement_receipt on part_movement (receipt_id) where receipt_id is not null;
-- the same piece does not come in twice
create unique index part_movement_received_once on part_movement (part_number, serial_number) where kind = 'receipt' and serial_number is not null;

create function follow_part_ledger() returns trigger language plpgsql as $$
begin
    update part_stock
       set on_hand = on_hand + case when new.kind in ('receipt', 'giveBack', 'countCorrection') then new.quantity
                                    when new.kind = 'issue' then -new.quantity else 0 end,
           reserved = reserved + case when new.kind = 'reservation' then new.quantity
                                      when new.kind in ('release', 'issue') then -new.quantity else 0 end
     where part_number = new.part_number and warehouse = new.warehouse;
    return new;
end $$;
create trigger part_movement_counts after insert on part_movement for each row execute function follow_part_ledger();

create function refuse_part_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger of parts is only added to' using errcode = 'restrict_violation';
end $$;
create trigger part_movement_stays before update or delete on part_movement for each row execute function refuse_part_change();
create trigger part_movement_all_stay before truncate on part_movement for each statement execute function refuse_part_change();
-- depth 0 is a statement of a program, 1 comes from the ledger's own trigger
create trigger part_stock_follows before update or delete on part_stock for each row when (pg_trigger_depth() = 0)
    execute function refuse_part_change();
create trigger part_stock_starts_empty before insert on part_stock for each row when (new.on_hand <> 0 or new.reserved <> 0)
    execute function refuse_part_change();

-- who sends what to whom (R-211) and whether it arrived (R-212)
create table part_shipment (
    request_id   uuid        not null references part_request (id),
    number       integer     not null,
    address      text,
    consignee    text        not null,
    contact      text,
    item         text        not null,
    quantity     integer     not null,
    shipped_at   timestamptz not null,
    shipped_by   text        not null,
    confirmed_at timestamptz,
    confirmed_by text,
    received     boolean,
    primary key (request_id, number)
);

-- the register of use (R-208) and the spare-part service record (R-195, R-196)
create table part_use (
    id             uuid primary key,
    work_order_id  uuid        not null,
    case_reference text        not null,
    part_number    text        not null references part (number),
    serial_number  text,
    quantity       integer     not null check (quantity > 0),
    engineer       text        not null,
    device_model   text,
    device_serial  text,
    used_at        timestamptz not null,
    -- tells one use from the next for the same work order
    purpose        text        not null,
    installation   text,
    configuration  text,
    test           text,
    test_passed    boolean,
    installed_at   timestamptz,
    check (serial_number is null or quantity = 1)
);
create unique index part_use_once on part_use (work_order_id, part_number, purpose, coalesce(serial_number, ''));
create index part_use_serial on part_use (serial_number) where serial_number is not null;
create index part_use_device on part_use (device_serial) where device_serial is not null;

-- periodic stocktake (R-207)
create table stocktake (
    reference   text primary key,
    instance_id text        not null unique,
    opened_at   timestamptz not null,
    remarks     text,
    decided_by  text,
    closed_at   timestamptz
);
create unique index stocktake_open on stocktake ((true)) where closed_at is null;

create table stocktake_line (
    stocktake   text not null references stocktake (reference),
    part_number text not null references part (number),
    warehouse   text not null,
    -- what the books said when this was counted, for stock moves on while others count
    booked      integer,
    counted     integer check (counted >= 0),
    counted_by  text,
    counted_at  timestamptz,
    primary key (stocktake, part_number, warehouse)
);
