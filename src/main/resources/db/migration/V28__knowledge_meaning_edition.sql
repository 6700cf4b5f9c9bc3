-- Which models read the meaning: it is read again, in the background, where that changed (ADR 22). What is there was read by the first.
alter table knowledge_meaning add column edition integer not null default 1;
