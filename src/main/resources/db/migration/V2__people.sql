-- Accounts, roles, one-time links and API tokens. Secrets are stored as hashes only.
create table account (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    -- null until the person has used the one-time link
    password_hash text,
    -- null: a member of the national body
    trust_code text references trust (code),
    roles text[] not null default '{}'
        constraint account_roles check (roles <@ array['trust-lead', 'curator', 'admin']),
    active boolean not null default true,
    -- raised to end every session at once; a session carries the epoch it began in
    epoch integer not null default 0,
    demo boolean not null default false,
    created_at timestamptz not null default now()
);
create unique index account_email_unique on account (lower(email));
create index account_trust on account (trust_code);

create table one_time_link (
    token_hash text primary key,
    account_id bigint not null references account (id) on delete cascade,
    purpose text not null constraint one_time_link_purpose check (purpose in ('invitation', 'reset')),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index one_time_link_account on one_time_link (account_id);

create table api_token (
    id bigint generated always as identity primary key,
    account_id bigint not null references account (id) on delete cascade,
    label text not null,
    token_hash text not null constraint api_token_hash_unique unique,
    created_at timestamptz not null default now(),
    last_used_on date,
    revoked_at timestamptz
);
create index api_token_account on api_token (account_id);
