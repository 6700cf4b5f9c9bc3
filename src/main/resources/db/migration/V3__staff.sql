-- Who works here. Passwords and group memberships lie in the engine's identity service and follow these tables.
create table staff_member (
    user_id      text    primary key,
    name         text    not null,
    email        text    not null,
    language     text    not null check (language in ('en', 'zh')),
    absent_from  date,
    absent_until date,
    substitute   text    references staff_member (user_id),
    active       boolean not null,
    version      bigint  not null,
    constraint absence_is_a_period check (absent_until is null or absent_from <= absent_until),
    constraint nobody_stands_in_for_himself check (substitute <> user_id)
);

create table staff_team (
    user_id text not null references staff_member (user_id) on delete cascade,
    team    text not null,
    primary key (user_id, team)
);

create index staff_team_members on staff_team (team);
