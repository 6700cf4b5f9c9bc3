-- The register: what customers brought to us, with everything that happened to it.
create sequence case_number;

create table service_case (
    id                   uuid primary key,
    reference            text        not null unique,
    type                 text        not null,
    state                text        not null,
    channel              text        not null,
    sender               text        not null,
    customer_id          uuid        not null,
    product_model        text,
    product_serial       text,
    description          text        not null,
    remedy_sought        text,
    category             text,
    urgency              text,
    importance           text,
    about_conduct        boolean     not null default false,
    classification_rule  text,
    nature               text,
    responsibility       text,
    complexity           text,
    priority             integer     not null,
    team                 text,
    owner                text,
    round                integer     not null,
    minutes_spent        integer     not null default 0,
    improvement_measures text,
    tracking_hash        text        not null unique,
    filed_at             timestamptz not null,
    closed_at            timestamptz
);
create index service_case_customer on service_case (customer_id) where state = 'open';
create index service_case_owner on service_case (owner) where state = 'open';
create index service_case_filed on service_case (filed_at desc);
create index service_case_serial on service_case (product_serial);

create table case_round (
    id                  uuid primary key,
    case_id             uuid        not null references service_case (id),
    number              integer     not null,
    opened_at           timestamptz not null,
    closed_at           timestamptz,
    rediagnosis         text,
    response            text,
    substantiated       boolean,
    findings            text,
    explanation         text,
    root_cause          text,
    solution_type       text,
    solution            text,
    resources           text,
    steps               text,
    promised_on         date,
    executing_team      text,
    compensation_amount numeric(11, 2),
    proposal            text,
    result              text,
    measures            text,
    result_told_at      timestamptz,
    end_reason          text,
    recourse            text,
    outcome             text,
    score               integer,
    unique (case_id, number)
);

create table promise (
    id           uuid primary key,
    case_id      uuid        not null references service_case (id),
    round        integer     not null,
    kind         text        not null,
    owner        text        not null,
    time_limit   text,
    started_at   timestamptz not null,
    due_at       timestamptz not null,
    warned_at    timestamptz,
    missed_at    timestamptz,
    escalated_at timestamptz,
    met_at       timestamptz,
    dropped_at   timestamptz
);
create index promise_case on promise (case_id);
create unique index promise_open on promise (case_id, round, kind) where met_at is null and dropped_at is null;
create index promise_missed on promise (due_at) where met_at is null and dropped_at is null;

create table timeline_entry (
    id           bigint generated always as identity primary key,
    case_id      uuid        not null references service_case (id),
    at           timestamptz not null,
    round        integer     not null,
    kind         text        not null,
    text         text,
    by           text        not null,
    for_customer boolean     not null
);
create index timeline_case on timeline_entry (case_id, id);

create table attachment (
    id           uuid primary key,
    case_id      uuid        not null references service_case (id),
    name         text        not null,
    media_type   text        not null,
    content      bytea       not null,
    at           timestamptz not null
);
create index attachment_case on attachment (case_id);

-- likely duplicates are linked and shown, never dropped (G-19)
create table case_link (
    case_id  uuid not null references service_case (id),
    other_id uuid not null references service_case (id),
    kind     text not null,
    primary key (case_id, other_id, kind)
);
create index case_link_other on case_link (other_id);

-- who looked at whose data
create table access_log (
    id      bigint generated always as identity primary key,
    case_id uuid        not null references service_case (id),
    at      timestamptz not null,
    user_id text        not null,
    what    text        not null
);

-- secrets of this installation that are made at its first start
create table installation_secret (
    name  text primary key,
    value text not null
);
