-- What a job was for, so that the monthly statistics tell commissioning from after-sales service (R-200, R-320; ADR 23).
alter table work_order_cost add column purpose text not null default 'afterSales'
    check (purpose in ('afterSales', 'commissioning', 'contractGuidance'));

-- The report of a month (R-320, R-321): one row a month, whoever looks, however often.
create table monthly_report (
    reference        text primary key,
    month            date        not null unique check (extract(day from month) = 1),
    opened_at        timestamptz not null,
    -- both end with the work of a day
    marketing_due_at timestamptz not null,
    technical_due_at timestamptz not null,
    currency         text,
    gathered_at      timestamptz,
    corrections      text,
    reviewed_by      text,
    reviewed_at      timestamptz,
    measures         text,
    measures_by      text,
    marketing_sent_at timestamptz,
    technical_sent_at timestamptz
);
create index monthly_report_marketing on monthly_report (marketing_due_at) where marketing_sent_at is null;
create index monthly_report_technical on monthly_report (technical_due_at) where technical_sent_at is null;

-- Its figures as they were when they were gathered: what changes later does not change a report.
create table monthly_effort (
    reference text    not null references monthly_report (reference),
    kind      text    not null,
    people    integer not null,
    trips     integer not null,
    days      integer not null,
    primary key (reference, kind)
);
create table monthly_cost (
    reference text           not null references monthly_report (reference),
    kind      text           not null,
    currency  text           not null,
    amount    numeric(14, 2) not null,
    -- what one unit was worth in the report's currency; null: nobody has entered a rate
    rate      numeric(18, 8),
    converted numeric(14, 2),
    primary key (reference, kind, currency)
);

-- What was sent: the files that a letter encloses, in the language of its reader.
create table report_file (
    enclosure  uuid    not null,
    number     integer not null,
    reference  text    not null references monthly_report (reference),
    name       text    not null,
    media_type text    not null,
    content    bytea   not null,
    primary key (enclosure, number)
);

-- A letter may enclose several files.
create table demo_enclosure (
    mail       uuid    not null references demo_mail (id) on delete cascade,
    number     integer not null,
    name       text    not null,
    media_type text    not null,
    content    bytea   not null,
    primary key (mail, number)
);
insert into demo_enclosure (mail, number, name, media_type, content)
select id, 1, enclosure_name, enclosure_type, enclosure from demo_mail where enclosure is not null;
alter table demo_mail drop column enclosure_name, drop column enclosure_type, drop column enclosure;

-- Figures of a period are found by when it happened, not by reading every case.
create index service_case_closed on service_case (closed_at) where closed_at is not null;
create index case_round_closed on case_round (closed_at) where closed_at is not null;
create index case_round_told on case_round (result_told_at) where result_told_at is not null;
create index promise_kept on promise (met_at) where met_at is not null;
create index promise_due on promise (due_at);
create index survey_answer_at on survey_answer (at);
create index work_order_opened on work_order (opened_at);
create index outbox_message_sent on outbox_message (sent_at) where sent_at is not null;
create index work_order_ended on work_order (coalesce(finished_at, closed_at));
