-- Reference data that ships as files and is loaded again when a file changes: regions, trusts, suppliers, topics.
create table installation (
    id uuid primary key default gen_random_uuid(),
    one boolean not null default true constraint installation_is_one unique check (one)
);
insert into installation default values;

create table content_file (
    path text primary key,
    sha256 text not null,
    loaded_at timestamptz not null default now()
);

create table region (
    code text primary key,
    name text not null,
    kind text not null constraint region_kind check (kind in ('nhs-england', 'cluster-2005')),
    note text not null default ''
);

create table trust (
    code text primary key constraint trust_code_form check (code ~ '^[A-Z0-9]{3,8}$'),
    name text not null,
    region_code text references region (code),
    icb_code text not null default '',
    icb_name text not null default '',
    town text not null default '',
    opened_on date,
    closed_on date,
    successor_code text,
    former_names text[] not null default '{}',
    -- an organisation made up for the demo: pages say so
    invented boolean not null default false
);

create table supplier (
    id bigint generated always as identity primary key,
    name text not null,
    role text not null,
    cluster_code text references region (code),
    from_date text not null default '',
    to_date text not null default '',
    note text not null default '',
    source text not null default ''
);

create table topic (
    slug text primary key constraint topic_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null constraint topic_name_unique unique,
    description text not null,
    acronyms text[] not null default '{}',
    synonyms text[] not null default '{}'
);
