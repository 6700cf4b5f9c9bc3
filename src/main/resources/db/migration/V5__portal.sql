-- What was asked once with a key of the caller's, and what was answered; a repetition gets the same answer.
create table request_once (
    key_hash    text primary key,
    fingerprint text        not null,
    answer      text        not null,
    at          timestamptz not null
);

-- How often an address used a public door; shared by all nodes.
create table rate_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_limit_expiry on rate_limit (expires_at);
