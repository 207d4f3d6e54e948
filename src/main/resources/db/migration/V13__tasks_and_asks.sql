-- Work that one node must do once, such as sending a mail. Rows hold numbers and words of our own, never what a person
-- typed; a task that is done leaves the table.
create table task (
    id bigint generated always as identity primary key,
    kind text not null constraint task_kind_form check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    ref text not null constraint task_ref_form check (ref ~ '^[0-9A-Za-z-]{1,60}$'),
    -- raised each time somebody asks for it: what is asked for while it runs is run once more
    asked integer not null default 1,
    due_at timestamptz not null,
    attempts integer not null default 0,
    -- while a node works on it; in the past when that node has died
    claimed_until timestamptz,
    -- the class of the last failure and nothing of its message
    last_error text not null default '',
    given_up_at timestamptz,
    created_at timestamptz not null
);
create unique index task_open on task (kind, ref) where given_up_at is null;
create index task_due on task (due_at, id) where given_up_at is null;
create index task_given_up on task (given_up_at, id) where given_up_at is not null;

