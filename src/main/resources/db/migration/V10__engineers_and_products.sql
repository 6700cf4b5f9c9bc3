-- What an engineer can do, where and when: the ranking's facts.
alter table staff_member
    add column region      text,
    add column hours_from  time,
    add column hours_until time,
    add constraint hours_are_a_part_of_a_day check ((hours_from is null) = (hours_until is null) and (hours_from is null or hours_from < hours_until));

create table staff_skill (
    user_id text not null references staff_member (user_id) on delete cascade,
    skill   text not null,
    primary key (user_id, skill)
);

-- R-148: period, scope and contract of the warranty; who made it (C-16)
alter table owned_product
    add column received_on     date,
    add column contract_number text,
    add column warranty_scope  text[] not null default '{manufacture,assembly,material}',
    add column maker           text   not null default 'own',
    add column region          text;

-- people write serial numbers in capitals or not
create unique index owned_product_identity on owned_product (upper(model), upper(serial));
alter table owned_product drop constraint owned_product_model_serial_key;
create index owned_product_serial on owned_product (upper(serial) text_pattern_ops);
