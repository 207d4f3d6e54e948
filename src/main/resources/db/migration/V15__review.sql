-- Quick observations, and what review needs: comments by part, who has taken a lesson on, what they decided and by which
-- criteria. A declined lesson is closed, but its author can read why and open it again.
alter table lesson drop constraint lesson_state;
alter table lesson add constraint lesson_state check (state in
    ('draft', 'submitted', 'declined', 'published', 'superseded', 'withdrawn', 'quarantined'));
alter table lesson drop constraint lesson_published_when;
alter table lesson add constraint lesson_published_when
    check (state in ('draft', 'submitted', 'declined', 'withdrawn', 'quarantined') or published_at is not null);

alter table lesson
    -- a quick observation whose author has yet to approve the lesson that was made of it
    add column observed boolean not null default false,
    -- by the form's field name
    add column review_comments jsonb,
    add column reviewer_id bigint references account (id),
    add column endorsed_by bigint references account (id),
    -- lessons that seemed to say the same when it was submitted
    add column similar_lessons bigint[] not null default '{}',
    -- of the form that made it: the same form sent twice makes one lesson
    add column form_token text constraint lesson_form_token_unique unique;
create index lesson_observed on lesson (created_at, id) where observed and state = 'draft';

-- what was typed, word for word, for whoever works it up
create table observation (
    lesson_id bigint primary key references lesson (id),
    text text not null constraint observation_length check (length(text) between 1 and 4000),
    made_at timestamptz not null,
    -- when what was made of it was last sent to its author; null: not yet
    proposed_at timestamptz,
    proposed_by bigint references account (id)
);

-- who decided what, when, and which criteria they saw met
create table lesson_decision (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    decision text not null constraint lesson_decision_kind check (decision in ('published', 'returned', 'declined')),
    criteria text[] not null,
    made_by bigint not null references account (id),
    made_at timestamptz not null
);
create index lesson_decision_lesson on lesson_decision (lesson_id, id);
