-- What the customer says beside the text: somebody or something is in danger, or an operation stands still (R-083).
alter table service_case add column danger boolean not null default false;
