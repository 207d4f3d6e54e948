-- What curators teach search: synonyms and best bets, every version kept; and searches that found nothing, by day,
-- without a trace of who asked.
create table search_words (
    version bigint generated always as identity primary key,
    kind text not null,
    body text not null,
    note text not null default '',
    -- null for what shipped
    made_by bigint,
    made_at timestamptz not null default now()
);
create index search_words_kind on search_words (kind, version);

create table empty_search (
    query text not null,
    day date not null,
    times integer not null,
    -- how often somebody asked the national team for an answer
    wanted integer not null default 0,
    primary key (query, day)
);
