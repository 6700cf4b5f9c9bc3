-- A letter may enclose one file of its case; it is read when the letter leaves.
alter table outbox_message add column enclosure_id uuid;
