-- A programme's guidance stage by stage. Every saved change is a version that stays, whole, so that a trust's own copy
-- can say what has changed since it was taken. A copy is a version's number and what the trust's people marked: taking
-- over another version writes that number and nothing else, so no mark can be lost.
create table toolkit (
    slug text primary key constraint toolkit_slug_form
        check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    -- the present one of toolkit_version
    version integer not null,
    published boolean not null default false,
    -- null: it shipped, and no curator has taken it on
    owner_id bigint references account (id),
    refresh_by date,
    changed_at timestamptz not null
);

create table toolkit_version (
    toolkit text not null references toolkit (slug),
    version integer not null constraint toolkit_version_from_one check (version > 0),
    -- title, summary, programme and items: curation.ToolkitContent
    content jsonb not null,
    note text not null constraint toolkit_note_length check (length(note) between 1 and 200),
    -- null: it shipped
    made_by bigint references account (id),
    made_at timestamptz not null,
    primary key (toolkit, version)
);

-- a trust's own copy; nobody else ever sees it
create table toolkit_copy (
    toolkit text not null,
    trust_code text not null references trust (code),
    -- the national version that it follows
    version integer not null,
    taken_by bigint not null references account (id),
    taken_at timestamptz not null,
    primary key (toolkit, trust_code),
    foreign key (toolkit, version) references toolkit_version (toolkit, version)
);

-- what the trust's people made of one item
create table toolkit_mark (
    toolkit text not null,
    trust_code text not null,
    -- the item's id, which no other item ever has
    item text not null,
    -- what the item said when it was last marked, for when it is no longer in the national toolkit
    said text not null default '',
    done_at timestamptz,
    -- the role of who ticked it: the audit trail knows who it was
    done_as text not null default '' constraint toolkit_mark_done_as check (done_as in ('', 'trust-lead', 'member')),
    -- text and guidance as they were when it was ticked, to tell whether they have changed since
    done_wording text not null default '',
    note text not null default '' constraint toolkit_mark_note_length check (length(note) <= 2000),
    -- raised by every write of the note, so that no colleague's is lost
    note_version integer not null default 0,
    noted_at timestamptz,
    noted_as text not null default '' constraint toolkit_mark_noted_as check (noted_as in ('', 'trust-lead', 'member')),
    primary key (toolkit, trust_code, item),
    foreign key (toolkit, trust_code) references toolkit_copy (toolkit, trust_code),
    constraint toolkit_mark_done check ((done_at is null) = (done_as = ''))
);
