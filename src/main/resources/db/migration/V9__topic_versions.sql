-- Every version of a topic that a curator has saved. What ships and was never changed has none.
create table topic_version (
    version bigint generated always as identity primary key,
    slug text not null,
    name text not null,
    description text not null,
    acronyms text[] not null,
    synonyms text[] not null,
    note text not null default '',
    -- null for what shipped, kept when it is changed for the first time
    made_by bigint,
    made_at timestamptz not null default now()
);
create index topic_version_slug on topic_version (slug, version);
