-- What a trust was given to read at a step of its journey. Which lessons may still be read is decided by whoever reads
-- the pack; what the trust did with them is in the ledger and nowhere else.
create table pack (
    id bigint generated always as identity primary key,
    -- rows of a programme that ships may be loaded anew, as long as nobody has changed them here
    deployment_id bigint not null references deployment (id) on delete cascade,
    -- key of the stage whose lessons matter
    stage text not null,
    -- before the planned go-live; 0: the stage was entered
    days_before integer not null default 0 constraint pack_days_before check (days_before in (0, 7, 30, 90)),
    made_at timestamptz not null,
    -- version of the rule that chose the lessons
    rule integer not null,
    -- numbers, the one that matters most first
    lessons bigint[] not null constraint pack_lessons check (cardinality(lessons) <= 10),
    constraint pack_once unique (deployment_id, stage, days_before)
);
