-- Lessons, their earlier revisions, proposed edits and reports. Closed lists are arrays, so that a page is one query.
create table lesson (
    -- the number of the reference L-42; an identity is never reused
    id bigint generated always as identity primary key,
    external_id text constraint lesson_external_id_unique unique,
    state text not null constraint lesson_state
        check (state in ('draft', 'submitted', 'published', 'superseded', 'withdrawn', 'quarantined')),
    -- raised by every write: the ETag, and the guard against two people editing
    lock_version bigint not null default 0,
    -- number of published revisions; 0 before the first
    revision integer not null default 0,
    revision_note text not null default '',

    title text not null constraint lesson_title_length check (length(title) between 1 and 300),
    summary text not null default '',
    event text not null default '' constraint lesson_event_length check (length(event) <= 100000),
    impact text not null default '',
    causes text not null default '',
    recommendations text[] not null default '{}',
    applies_when text not null default '',
    does_not_apply_when text not null default '',
    polarity text not null constraint lesson_polarity
        check (polarity in ('worked', 'did-not-work', 'mixed', 'unknown')),
    priority text not null constraint lesson_priority
        check (priority in ('urgent', 'caution', 'information', 'good-practice')),
    stages text[] not null default '{}',
    audiences text[] not null default '{}',
    topics text[] not null default '{}',
    programme text not null default '',
    solution text not null default '',
    money jsonb,
    -- YYYY-MM-DD or YYYY-MM, or empty
    occurred_on text not null default '',
    trust_code text references trust (code),
    organisation text not null default '',
    -- only with an organisation: a trust has a region of its own
    region_code text references region (code),
    contact boolean not null default false,
    attribution text not null constraint lesson_attribution check (attribution in ('named', 'trust', 'region')),
    publication text not null constraint lesson_publication check (publication in ('public', 'members')),
    source jsonb,

    evidence smallint not null default 0 constraint lesson_evidence check (evidence between 0 and 5),
    -- the person the lesson is by; null for imported and shipped lessons
    author_id bigint references account (id),
    -- who wrote it down, where that is somebody else
    writer_id bigint references account (id),
    review_note text not null default '',
    -- hash of the content as last imported; null when never imported
    import_hash text,
    edited_locally boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    submitted_at timestamptz,
    published_at timestamptz,
    published_by bigint references account (id),
    revised_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_reason text not null default '',
    constraint lesson_published_when check (state in ('draft', 'submitted', 'withdrawn') or published_at is not null),
    constraint lesson_trust_or_organisation check (trust_code is null or organisation = '')
);
create index lesson_author on lesson (author_id);
create index lesson_writer on lesson (writer_id);
create index lesson_trust on lesson (trust_code);
create index lesson_review_queue on lesson (submitted_at, id) where state = 'submitted';
create index lesson_drafts_by_trust on lesson (trust_code, id) where state = 'draft';

-- what a published lesson was before: its content as one JSON snapshot
create table lesson_revision (
    lesson_id bigint not null references lesson (id),
    revision integer not null,
    content jsonb not null,
    note text not null,
    made_at timestamptz not null,
    primary key (lesson_id, revision)
);

-- a change to a published lesson that somebody else has yet to publish; one at a time
create table lesson_edit (
    lesson_id bigint primary key references lesson (id),
    lock_version bigint not null default 0,
    base_revision integer not null,
    state text not null constraint lesson_edit_state check (state in ('draft', 'submitted')),
    content jsonb not null,
    note text not null default '',
    review_note text not null default '',
    editor_id bigint not null references account (id),
    updated_at timestamptz not null,
    submitted_at timestamptz
);
create index lesson_edit_queue on lesson_edit (submitted_at, lesson_id) where state = 'submitted';

create table lesson_report (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    kind text not null constraint lesson_report_kind
        check (kind in ('identifies-patient', 'wrong', 'out-of-date', 'other')),
    detail text not null default '' constraint lesson_report_detail_length check (length(detail) <= 1000),
    reporter_id bigint references account (id),
    hid_lesson boolean not null default false,
    made_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by bigint references account (id)
);
create index lesson_report_open on lesson_report (made_at) where resolved_at is null;
create index lesson_report_lesson on lesson_report (lesson_id);
