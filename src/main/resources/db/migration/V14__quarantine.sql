-- Patient identifiers in what is stored: lessons that are hidden until somebody has decided, places that the guard has
-- marked, how far it has read again, and what was purged. No row here ever holds a word of the text itself.
alter table lesson drop constraint lesson_published_when;
-- drafts and lessons that wait for review can be hidden too
alter table lesson add constraint lesson_published_when
    check (state in ('draft', 'submitted', 'withdrawn', 'quarantined') or published_at is not null);

create table lesson_quarantine (
    lesson_id bigint primary key references lesson (id),
    -- what the lesson was, and is again when it is put back
    state_before text not null constraint lesson_quarantine_state
        check (state_before in ('draft', 'submitted', 'published', 'superseded', 'withdrawn')),
    reason text not null constraint lesson_quarantine_reason check (reason in ('report', 'guard', 'decision')),
    hidden_at timestamptz not null,
    -- the last decision about this lesson, for its author to read
    decision text not null default '' constraint lesson_quarantine_decision
        check (decision in ('', 'nothing', 'removed', 'removed-whole')),
    decided_at timestamptz
);
insert into lesson_quarantine (lesson_id, state_before, reason, hidden_at)
    select id, 'published', 'report', updated_at from lesson where state = 'quarantined';

create table lesson_find (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    -- the table, the row in it (a revision's number, a report's) and the field that holds it
    holder text not null,
    row_key bigint not null,
    field text not null,
    kind text not null,
    certainty text not null constraint lesson_find_certainty check (certainty in ('certain', 'possible')),
    starts integer not null,
    ends integer not null,
    found_at timestamptz not null,
    -- the import that it came with
    run_id bigint references import_run (id) on delete set null,
    line bigint,
    -- when somebody has said that it identifies nobody
    looked_at timestamptz
);
create index lesson_find_lesson on lesson_find (lesson_id);
create index lesson_find_open on lesson_find (id) where looked_at is null;

-- how far each state of the guard's rules has read
create table guard_scan (
    rules text primary key,
    after_lesson bigint not null default 0,
    lessons bigint not null default 0,
    certain bigint not null default 0,
    possible bigint not null default 0,
    started_at timestamptz not null,
    finished_at timestamptz
);

create table lesson_purge (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    whole boolean not null,
    places integer not null,
    made_at timestamptz not null,
    -- when the tables had been written anew, so that no file of them holds the text
    tables_at timestamptz
);
create index lesson_purge_lesson on lesson_purge (lesson_id);

-- up to which purge each node has written its index anew
create table index_rewrite (
    node text primary key,
    purge_id bigint not null,
    made_at timestamptz not null
);

alter table import_run add column possible bigint not null default 0;
