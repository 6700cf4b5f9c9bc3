-- attempts at jobs whose lock an earlier run left behind; normally empty
create table job_attempt (
    job_id   varchar(64) primary key,
    attempts integer not null
);
