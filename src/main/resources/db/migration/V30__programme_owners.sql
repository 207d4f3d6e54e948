-- Who answers for a programme: bodies and roles, in the order that people are to read them. What ships says from where.
create table programme_owner (
    programme text not null references programme (slug),
    position integer not null,
    name text not null constraint programme_owner_name_length check (length(name) between 1 and 120),
    source_title text not null default '',
    source_url text not null default '',
    primary key (programme, position)
);
