-- A trust's lessons, and those that nobody has looked at since it closed: the desk asked for both by reading all.
drop index lesson_trust;
create index lesson_trust on lesson (trust_code, greatest(published_at, revised_at, confirmed_at));

-- What toolkits might take in: the strongest evidence first, then the newest.
create index lesson_evidence on lesson (evidence desc, published_at desc, id) include (stages) where state = 'published';

-- What is hidden until somebody has decided: asked for on every page of the desk, and mostly nothing.
create index lesson_quarantined on lesson (id) where state = 'quarantined';

-- Imported lessons have none of these.
drop index lesson_author;
create index lesson_author on lesson (author_id) where author_id is not null;
drop index lesson_writer;
create index lesson_writer on lesson (writer_id) where writer_id is not null;
alter table lesson drop constraint lesson_form_token_unique;
create unique index lesson_form_token_unique on lesson (form_token) where form_token is not null;
