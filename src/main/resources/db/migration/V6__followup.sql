-- The questions after a result: one invitation a round, its links (hashed), the one answer, and the call-backs.
create table survey_invitation (
    id             uuid primary key,
    case_reference text        not null,
    round          integer     not null,
    result_told_at timestamptz not null,
    expires_at     timestamptz not null,
    reminded_at    timestamptz,
    unique (case_reference, round)
);
create table survey_link (
    token_hash    text primary key,
    invitation_id uuid not null references survey_invitation (id)
);
create table survey_answer (
    invitation_id uuid primary key references survey_invitation (id),
    at            timestamptz not null,
    source        text        not null,
    solved        boolean     not null,
    score         integer     not null,
    attitude      integer,
    speed         integer,
    comment       text
);
create table call_attempt (
    invitation_id uuid        not null references survey_invitation (id),
    number        integer     not null,
    at            timestamptz not null,
    by            text        not null,
    time_slot     text        not null,
    reached       boolean     not null,
    primary key (invitation_id, number)
);
