-- Where a visit goes is personal data of the customer, who may have several places; so it is told for each case.
create table visit_address (
    case_id     uuid primary key references service_case (id),
    customer_id uuid not null references customer (id),
    address     text not null
);
create index visit_address_customer on visit_address (customer_id);

-- What a letter of the demonstration encloses.
alter table demo_mail add column enclosure_name text;
alter table demo_mail add column enclosure_type text;
alter table demo_mail add column enclosure bytea;
