-- Questions, suggestions and service information: with what kind of contact a case began, and what it turned out to be (R-057, C-08).
create table inquiry (
    case_id     uuid primary key references service_case (id),
    kind        text        not null,
    filed_at    timestamptz not null,
    turned_into text,
    turned_by   text,
    turned_at   timestamptz
);
-- the questions or suggestions of a period, for their analysis (R-045, R-327)
create index inquiry_kind on inquiry (kind, filed_at);
-- the register of calls and letters (R-043)
create index service_case_channel on service_case (channel, filed_at desc);
create index service_case_type on service_case (type, filed_at desc);
