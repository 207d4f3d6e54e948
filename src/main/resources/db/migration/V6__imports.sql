-- Runs of the importer and the lines they did not take: number and reason, never the text.
create table import_run (
    id bigint generated always as identity primary key,
    started_by bigint references account (id),
    started_at timestamptz not null,
    finished_at timestamptz,
    read_lines bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    rejected bigint not null default 0,
    failure text not null default ''
);

create table import_reject (
    run_id bigint not null references import_run (id) on delete cascade,
    line bigint not null,
    external_id text not null default '',
    reason text not null,
    primary key (run_id, line)
);
