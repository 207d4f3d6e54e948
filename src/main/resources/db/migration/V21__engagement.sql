-- Whom a trust has reached for its deployment, stage by stage: a meeting, a letter, a visit. Kinds of work, no persons.
create table engagement (
    id bigint generated always as identity primary key,
    deployment_id bigint not null references deployment (id),
    stage text not null,
    audience text not null,
    on_date date not null,
    what text not null constraint engagement_what_length check (length(what) between 1 and 200),
    account_id bigint references account (id),
    made_at timestamptz not null
);
create index engagement_deployment on engagement (deployment_id, on_date, id);
