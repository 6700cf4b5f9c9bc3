-- What was learned from closed cases (R-313 to R-316, F-51). Trigrams find the word that somebody meant to type.
create extension if not exists pg_trgm;

create table knowledge_article (
    id             uuid primary key,
    number         bigint generated always as identity unique,
    state          text        not null check (state in ('draft', 'published', 'withdrawn')),
    language       text        not null,
    category       text,
    root_cause     text,
    product_model  text,
    problem        text        not null,
    cause          text,
    solution       text        not null,
    -- the case that taught it; it proposes one article, however often it is told so
    case_id        uuid unique references service_case (id),
    round          integer,
    score          integer,
    training_topic text,
    proposed_at    timestamptz not null,
    updated_at     timestamptz not null,
    updated_by     text        not null,
    published_at   timestamptz,
    review_by      date,
    version        integer     not null,
    used           integer     not null default 0,
    helped         integer     not null default 0,
    failed         integer     not null default 0
);
create index knowledge_article_state on knowledge_article (state, updated_at desc);
create index knowledge_article_review on knowledge_article (review_by) where state = 'published';

-- By which words an article is found: those of the problem and the product have the weight A, others B. In a table of its own, so that many
-- candidates are weighed without reading their texts. Withdrawn articles are not in it.
create table knowledge_index (
    article_id uuid primary key references knowledge_article (id),
    published  boolean  not null,
    language   text     not null,
    terms      tsvector not null,
    -- of which list of synonyms
    vocabulary text     not null
);
alter table knowledge_index alter column terms set storage external;
create index knowledge_index_terms on knowledge_index using gin (terms) with (fastupdate = off);

-- What the problem means, as a direction in a space of many dimensions: a byte for each. Apart, so that many rows of words fit on a page.
create table knowledge_meaning (
    article_id uuid primary key references knowledge_index (article_id) on delete cascade,
    meaning    bytea not null
);
alter table knowledge_meaning alter column meaning set storage plain;

-- the words that occur at all
create table knowledge_word (
    word text primary key
);
create index knowledge_word_like on knowledge_word using gin (word gin_trgm_ops) with (fastupdate = off);

-- who used which answer for which round of a case, and whether the customer was satisfied then
create table knowledge_use (
    id         bigint generated always as identity primary key,
    article_id uuid        not null references knowledge_article (id),
    case_id    uuid        not null references service_case (id),
    round      integer     not null,
    used_by    text        not null,
    used_at    timestamptz not null,
    outcome    text,
    unique (article_id, case_id, round)
);
create index knowledge_use_open on knowledge_use (case_id, round) where outcome is null;

-- similar cases were looked up by them
drop index service_case_solved_product;
drop index service_case_solved_category;
