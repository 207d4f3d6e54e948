-- National changes, what suppliers provide in them, and each trust's journey. Figures of any date are counted from
-- these rows; nothing stores a sum.
create table programme (
    slug text primary key constraint programme_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name text not null constraint programme_name_length check (length(name) <= 120),
    summary text not null default '' constraint programme_summary_length check (length(summary) <= 4000),
    -- how the rows were made where sources do not name them; empty for programmes that people keep up here
    rows_note text not null default '',
    deadline date,
    deadline_note text not null default '' constraint programme_deadline_note_length check (length(deadline_note) <= 300),
    -- what a curator saved is not overwritten by what ships
    edited boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null
);

create table programme_stage (
    programme text not null references programme (slug),
    key text not null,
    label text not null,
    position integer not null,
    primary key (programme, key)
);

create table programme_region (
    programme text not null references programme (slug),
    key text not null,
    name text not null,
    position integer not null,
    primary key (programme, key),
    unique (programme, name)
);

-- a supplier's product as provided to a region
create table solution (
    id bigint generated always as identity primary key,
    programme text not null references programme (slug),
    region text not null,
    supplier text not null constraint solution_supplier_length check (length(supplier) <= 120),
    sub_contractor text not null default '' constraint solution_sub_contractor_length check (length(sub_contractor) <= 120),
    product text not null default '' constraint solution_product_length check (length(product) <= 120),
    maturity text not null constraint solution_maturity
        check (maturity in ('contracted', 'piloted', 'live', 'proven', 'ended')),
    evidence text not null default '' constraint solution_evidence_length check (length(evidence) <= 1000),
    source_title text not null default '',
    source_url text not null default '',
    foreign key (programme, region) references programme_region (programme, key)
);
create index solution_programme on solution (programme, id);

-- one trust's journey
create table deployment (
    id bigint generated always as identity primary key,
    programme text not null references programme (slug),
    -- null where no code is known; the name is the trust's at the time
    trust_code text references trust (code),
    trust_name text not null constraint deployment_trust_name_length check (length(trust_name) <= 160),
    region text not null,
    solution_id bigint references solution (id),
    -- from before the programme: counted apart
    earlier boolean not null default false,
    -- the days between which it went live; the same day where that is known
    live_from date,
    live_to date,
    -- the trust went another way
    left_on date,
    -- no source names the trust
    reconstructed boolean not null default false,
    region_stated boolean not null default true,
    note text not null default '' constraint deployment_note_length check (length(note) <= 1000),
    source_title text not null default '',
    source_url text not null default '',
    version integer not null default 1,
    constraint deployment_live check ((live_from is null) = (live_to is null) and live_from <= live_to),
    foreign key (programme, region) references programme_region (programme, key)
);
create index deployment_programme on deployment (programme, id);
create unique index deployment_once on deployment (programme, trust_code);
create index deployment_trust on deployment (trust_code);

create table deployment_stage (
    id bigint generated always as identity primary key,
    deployment_id bigint not null references deployment (id),
    stage text not null,
    entered_on date not null,
    account_id bigint references account (id),
    made_at timestamptz not null
);
create index deployment_stage_deployment on deployment_stage (deployment_id, entered_on, id);

-- every planned date that was ever given, so that a slip stays visible
create table deployment_plan (
    id bigint generated always as identity primary key,
    deployment_id bigint not null references deployment (id),
    planned_on date not null,
    said_on date not null,
    reason text not null default '' constraint deployment_plan_reason check (reason in ('', 'supplier', 'software',
        'infrastructure', 'integration', 'staff', 'funding', 'training', 'clinical-safety', 'other')),
    note text not null default '' constraint deployment_plan_note_length check (length(note) <= 300),
    account_id bigint references account (id),
    made_at timestamptz not null
);
create index deployment_plan_deployment on deployment_plan (deployment_id, said_on, id);

-- what was once expected, kept to be held against what happened
create table forecast (
    id bigint generated always as identity primary key,
    programme text not null references programme (slug),
    -- the rows were counted as they were known on this day
    as_of date not null,
    for_day date not null,
    method text not null,
    live_then integer not null,
    low integer not null,
    middle integer not null,
    high integer not null,
    account_id bigint references account (id),
    made_at timestamptz not null,
    unique (programme, as_of, for_day, method)
);
