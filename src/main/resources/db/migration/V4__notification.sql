-- Messages to people. A row is written in the transaction of the fact it tells about and sent afterwards.
create table outbox_message (
    id             uuid primary key,
    seq            bigint generated always as identity,
    kind           text        not null,
    case_reference text        not null,
    round          integer     not null,
    purpose        text        not null,
    channel        text        not null check (channel in ('email', 'sms', 'none')),
    address        text        not null,
    recipient_name text        not null,
    language       text        not null check (language in ('en', 'zh')),
    subject        text        not null,
    text           text        not null,
    status         text        not null check (status in ('new', 'sending', 'sent', 'failed')),
    attempts       integer     not null default 0,
    next_try_at    timestamptz not null,
    lease_until    timestamptz,
    message_id     text        not null,
    last_error     text,
    created_at     timestamptz not null,
    sent_at        timestamptz,
    constraint outbox_message_once unique (case_reference, round, kind, purpose, address)
);

-- the sender's poll: only what is still to do, so that it costs nothing when everything is sent
create index outbox_message_due on outbox_message (channel, next_try_at) where status in ('new', 'sending');

-- addresses that a server has refused for good
create table undeliverable_address (
    address    text primary key,
    error_code text        not null,
    since      timestamptz not null
);
