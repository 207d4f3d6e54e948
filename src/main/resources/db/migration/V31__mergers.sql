-- Trusts that curators have closed here because they went over into another. The trust's own row says so too, as for
-- those that the reference files know; what it said before is kept, so that a merger can be taken back. Rows stay.
create table merger (
    id bigint generated always as identity primary key,
    into_code text not null references trust (code),
    closed_on date not null,
    entered_by bigint not null references account (id),
    entered_at timestamptz not null,
    undone_by bigint references account (id),
    undone_at timestamptz,
    constraint merger_undone check ((undone_by is null) = (undone_at is null))
);

create table merger_trust (
    merger_id bigint not null references merger (id),
    trust_code text not null references trust (code),
    -- what the reference files say of it
    was_closed_on date,
    was_successor text,
    primary key (merger_id, trust_code)
);
create index merger_trust_trust on merger_trust (trust_code);
