-- What curators settle on the desk, several lines at a time: which act it was, so that it can be undone as a whole, and
-- what it settled. What is put aside leaves the list for some weeks; nothing else is changed by it.
create table desk_act (
    id bigint generated always as identity primary key,
    account_id bigint not null references account (id),
    made_at timestamptz not null,
    undone_at timestamptz
);
create index desk_act_made on desk_act (made_at);

create table desk_settled (
    act_id bigint not null references desk_act (id),
    kind text not null,
    -- what tells one line of a kind from another: a number, a word of an address, or a search
    item text not null constraint desk_settled_item_length check (length(item) between 1 and 200),
    primary key (act_id, kind, item)
);
