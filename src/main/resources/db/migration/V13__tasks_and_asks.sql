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

-- Whether a person wants mail from the portal.
alter table account add column mail boolean not null default true;

-- Questions that people ask about a lesson, and the answer that stays with it.
create table ask (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    -- raised by every write, so that an answer is to the question as it was read
    lock_version bigint not null default 0,
    asker_id bigint not null references account (id),
    -- the asker's trust at that time; null for members of the national body
    trust_code text references trust (code),
    -- how much readers are told of the asker
    shown text not null constraint ask_shown check (shown in ('named', 'trust', 'region')),
    question text not null constraint ask_question_length check (length(question) <= 1000),
    asked_at timestamptz not null,
    answer text not null default '' constraint ask_answer_length check (length(answer) <= 4000),
    answered_by bigint references account (id),
    -- by which right: readers see this and not who it was
    answered_as text constraint ask_answered_as check (answered_as in ('author', 'trust-lead', 'curator')),
    answered_at timestamptz,
    hidden_by bigint references account (id),
    hidden_reason text not null default '' constraint ask_hidden_reason_length check (length(hidden_reason) <= 1000),
    hidden_at timestamptz,
    -- the row of a question that was taken back stays, to be counted; its text does not
    withdrawn_at timestamptz,
    constraint ask_answered check ((answered_at is null) = (answered_by is null)
        and (answered_at is null) = (answered_as is null) and (answered_at is null) = (answer = '')),
    constraint ask_hidden check ((hidden_at is null) = (hidden_by is null)),
    constraint ask_withdrawn check (withdrawn_at is null or (question = '' and answered_at is null))
);
create index ask_lesson on ask (lesson_id, id);
create index ask_asker on ask (asker_id, id);
create index ask_open on ask (asked_at, id)
    where answered_at is null and hidden_at is null and withdrawn_at is null;
