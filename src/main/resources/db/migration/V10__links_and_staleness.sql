-- Typed links between lessons, and when a published lesson is to be looked at again.
create table lesson_link (
    -- the lesson that says it: "I contradict that one". In effect while this one is published
    from_id bigint not null references lesson (id),
    to_id bigint not null references lesson (id),
    kind text not null constraint lesson_link_kind
        check (kind in ('corroborates', 'variant-of', 'contradicts', 'supersedes')),
    made_by bigint references account (id),
    made_at timestamptz not null,
    primary key (from_id, to_id),
    constraint lesson_link_other check (from_id <> to_id)
);
create index lesson_link_to on lesson_link (to_id, kind);

-- each time somebody said that a lesson still holds: its history shows it
create table lesson_confirmation (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id),
    made_at timestamptz not null,
    made_by bigint not null references account (id),
    -- by those it comes from; otherwise by a curator
    by_source boolean not null
);
create index lesson_confirmation_lesson on lesson_confirmation (lesson_id, id);

alter table lesson add column confirmed_at timestamptz;
-- two years after somebody last looked at it. Computed here, so that no way of publishing, revising or importing
-- can forget it
alter table lesson add column review_due date generated always as (cast(
    cast(greatest(published_at, revised_at, confirmed_at) at time zone 'Europe/London' as date)
        + interval '2 years' as date)) stored;
create index lesson_review_due on lesson (review_due, id) where state = 'published';

-- What other lessons say against one: it is superseded, or contradicted by another trust. Where an attribution hides a
-- trust, a contradiction counts as another trust's: to leave it out would tell that the trust is the same.
create view lesson_challenge as
select link.to_id as lesson_id, link.from_id as by_id, link.kind, other.publication,
    greatest(link.made_at, other.published_at) as made_at
from lesson_link link
    join lesson other on other.id = link.from_id and other.state in ('published', 'superseded')
    join lesson own on own.id = link.to_id
where link.kind = 'supersedes'
    or link.kind = 'contradicts' and not (
        other.attribution <> 'region' and own.attribution <> 'region'
        and (coalesce(other.trust_code = own.trust_code, false)
            or other.organisation <> '' and other.organisation = own.organisation));
