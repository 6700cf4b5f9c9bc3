-- The only place with customers' personal data.
create table customer (
    id         uuid primary key,
    name       text        not null,
    email      text,
    phone      text,
    language   text        not null,
    tier       text        not null,
    created_at timestamptz not null,
    check (email is not null or phone is not null)
);
create index customer_email on customer (lower(email));
create index customer_phone on customer (phone);

create table owned_product (
    id           uuid primary key,
    customer_id  uuid not null references customer (id),
    model        text not null,
    serial       text not null,
    purchased_on date,
    warranty_until date,
    unique (model, serial)
);
create index owned_product_customer on owned_product (customer_id);
