-- Used by the profile demo only: messages that no mail server took, and the clock that can be moved.
create table demo_mail (
    id             uuid        primary key,
    seq            bigint      generated always as identity,
    kind           text        not null,
    case_reference text        not null,
    recipient      text        not null,
    recipient_name text        not null,
    subject        text        not null,
    text           text        not null,
    sent_at        timestamptz not null
);

create index demo_mail_newest on demo_mail (seq desc);

create table demo_clock (
    only_row      boolean     primary key default true check (only_row),
    version       bigint      not null,
    offset_millis bigint      not null,
    -- while the clock is being moved; an end in case the node that moves it dies
    paused_until  timestamptz
);

insert into demo_clock (version, offset_millis) values (1, 0);

create table demo_clock_node (
    node         uuid        primary key,
    seen_version bigint      not null,
    seen_at      timestamptz not null
);
