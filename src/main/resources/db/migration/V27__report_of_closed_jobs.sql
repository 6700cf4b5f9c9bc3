-- A job is reported in the month in which its order was closed, once, for until then it may be taken up again (R-320, ADR 23).
drop index work_order_ended;
create index work_order_closed on work_order (closed_at) where closed_at is not null;
