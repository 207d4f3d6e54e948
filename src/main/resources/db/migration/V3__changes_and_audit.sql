-- The change log that every node's index follows (its order is commit order: see ADR 3), and the audit trail.
create table change_log (
    id bigint generated always as identity primary key,
    kind text not null,
    ref bigint not null,
    at timestamptz not null default now()
);
create index change_log_at on change_log (at);

create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- no foreign key: an audit row outlives whatever it names
    account_id bigint,
    action text not null,
    subject text not null,
    detail text not null default ''
);
create index audit_entry_subject on audit_entry (subject, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
