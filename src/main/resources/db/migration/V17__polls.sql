-- Polls that are asked again: each round is answered here by signed-in people, or reported from a published source.
create table poll (
    id bigint generated always as identity primary key,
    slug text not null constraint poll_slug_unique unique
        constraint poll_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60 and slug <> 'new'),
    question text not null constraint poll_question_length check (length(question) between 10 and 300),
    -- the slug of a programme, or empty
    programme text not null default '' constraint poll_programme_length check (length(programme) <= 60),
    -- what to search for besides the linked lessons, or empty
    search text not null default '' constraint poll_search_length check (length(search) <= 200),
    version bigint not null default 1,
    -- whether a curator has saved it: what ships leaves it alone from then on
    edited boolean not null default false,
    created_at timestamptz not null
);

-- 1 is the most confident
create table poll_option (
    poll_id bigint not null references poll (id) on delete cascade,
    position integer not null constraint poll_option_position check (position between 1 and 6),
    label text not null constraint poll_option_label_length check (length(label) between 1 and 100),
    -- how likely who chooses it thinks it is, in per cent: for the Brier score
    probability integer constraint poll_option_probability check (probability between 0 and 100),
    primary key (poll_id, position)
);

create table poll_round (
    id bigint generated always as identity primary key,
    poll_id bigint not null references poll (id) on delete cascade,
    -- the order of rounds; where the source gives words only, a day within what they say
    held_on date not null,
    -- as shown: 2005-11-14, 2005-11, or words such as autumn 2005
    held_as text not null constraint poll_round_held_as_length check (length(held_as) between 4 and 40),
    -- first and last day of a round that is answered here; null: the figures are reported
    opens_on date,
    closes_on date,
    -- when a curator closed it before its last day
    closed_at timestamptz,
    -- whom it is for; empty is everybody
    audience text not null default '',
    region text not null default '',
    -- who was asked, as the source says
    asked text not null default '' constraint poll_round_asked_length check (length(asked) <= 200),
    respondents integer constraint poll_round_respondents check (respondents > 0),
    not_stated numeric(5, 2) constraint poll_round_not_stated check (not_stated between 0 and 100),
    source_title text not null default '' constraint poll_round_source_title_length check (length(source_title) <= 200),
    source_url text not null default '' constraint poll_round_source_url_length check (length(source_url) <= 500),
    constraint poll_round_kind check (
        opens_on is not null and closes_on >= opens_on and not_stated is null and respondents is null
        or opens_on is null and closes_on is null and not_stated is not null and source_title <> '')
);
create index poll_round_poll on poll_round (poll_id, held_on, id);

-- what a source gives; never made to add up to 100
create table poll_share (
    round_id bigint not null references poll_round (id) on delete cascade,
    position integer not null,
    percent numeric(5, 2) not null constraint poll_share_percent check (percent between 0 and 100),
    primary key (round_id, position)
);

-- one a person and round; who gave it is never shown
create table poll_answer (
    -- no cascade: a round with answers is not removed
    round_id bigint not null references poll_round (id),
    account_id bigint not null references account (id),
    position integer not null,
    -- of the person's trust when they answered; empty where there is none
    region text not null,
    -- what the person's work was then; empty when not said
    audience text not null,
    answered_at timestamptz not null,
    primary key (round_id, account_id)
);

-- what would raise confidence
create table poll_lesson (
    poll_id bigint not null references poll (id) on delete cascade,
    lesson_id bigint not null references lesson (id),
    position integer not null,
    primary key (poll_id, lesson_id)
);

-- how it turned out after the deadline; the empty region is everywhere
create table poll_outcome (
    poll_id bigint not null references poll (id) on delete cascade,
    region text not null constraint poll_outcome_region_length check (length(region) <= 80),
    met boolean not null,
    source_title text not null constraint poll_outcome_source_title_length check (length(source_title) between 1 and 200),
    source_url text not null default '' constraint poll_outcome_source_url_length check (length(source_url) <= 500),
    primary key (poll_id, region)
);
