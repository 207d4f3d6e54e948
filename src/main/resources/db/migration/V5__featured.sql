-- What the national team features, each with a reason and dates; an expired one leaves by itself.
create table featured (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    reason text not null constraint featured_reason_length check (length(reason) between 1 and 300),
    audience text not null default '',
    starts_on date not null,
    -- the last day it shows
    ends_on date not null,
    position integer not null default 0,
    owner_id bigint not null references account (id),
    created_at timestamptz not null,
    constraint featured_dates check (ends_on >= starts_on)
);
create index featured_dates on featured (ends_on, starts_on);
