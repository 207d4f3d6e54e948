-- What trusts did with lessons and who has seen the same: evidence grades are computed from it. And how often lessons
-- were read, by trust, audience and day, never by person.
create table uptake (
    lesson_id bigint not null references lesson (id),
    trust_code text not null references trust (code),
    -- every act is a row of its own, so that what was said before stays known
    version integer not null,
    act text not null constraint uptake_act check (act in ('recorded', 'confirmed', 'dropped', 'withdrawn')),
    disposition text not null constraint uptake_disposition check (disposition in ('considering', 'planned',
        'already-in-place', 'adopted', 'adapted', 'rejected', 'abandoned', 'not-applicable')),
    on_date date not null,
    changed text not null default '' constraint uptake_changed_length check (length(changed) <= 1000),
    outcome text not null default '' constraint uptake_outcome_length check (length(outcome) <= 1000),
    result text not null default 'unknown' constraint uptake_result
        check (result in ('worked', 'did-not-work', 'mixed', 'unknown')),
    why text not null default '' constraint uptake_why_length check (length(why) <= 1000),
    account_id bigint not null references account (id),
    made_at timestamptz not null,
    primary key (lesson_id, trust_code, version)
);
create index uptake_trust on uptake (trust_code, lesson_id, version);

-- "This happened to us too"; one a trust and lesson
create table corroboration (
    lesson_id bigint not null references lesson (id),
    trust_code text not null references trust (code),
    line text not null default '' constraint corroboration_line_length check (length(line) <= 300),
    account_id bigint not null references account (id),
    made_at timestamptz not null,
    primary key (lesson_id, trust_code)
);
create index corroboration_trust on corroboration (trust_code, lesson_id);

create table lesson_read (
    lesson_id bigint not null references lesson (id),
    -- empty for readers who are not signed in or belong to no trust
    trust_code text not null,
    -- empty where the account does not say
    audience text not null,
    day date not null,
    times integer not null,
    primary key (lesson_id, trust_code, audience, day)
);

-- what the person's work is, in the words that say who a lesson is for; null until the person says
alter table account add column audience text constraint account_audience check (audience in ('clinician', 'radiology',
    'it', 'programme', 'finance', 'executive', 'information-governance', 'supplier'));
