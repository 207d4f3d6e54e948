-- Files that go with a lesson for others to borrow, as they were left after cleaning.
create table attachment (
    id bigint generated always as identity primary key,
    lesson_id bigint not null references lesson (id) on delete cascade,
    title text not null constraint attachment_title_length check (length(title) between 1 and 120),
    note text not null default '' constraint attachment_note_length check (length(note) <= 500),
    file_name text not null constraint attachment_file_name_length check (length(file_name) between 1 and 120),
    -- the usual ending of its name says the type: docx, pdf, png, ...
    type text not null,
    size integer not null constraint attachment_size check (size between 1 and 12000000),
    -- of the bytes that are kept and given out
    sha256 text not null,
    -- of the file as it was sent: the same one is refused a second time
    sent_sha256 text not null,
    -- for search; all of it was looked through for patients before
    text text not null default '' constraint attachment_text_length check (length(text) <= 100000),
    added_by bigint references account (id),
    added_at timestamptz not null,
    content bytea not null,
    constraint attachment_once unique (lesson_id, sent_sha256)
);
-- compressed already, and pieces of it are read: so not compressed again, and every piece at hand
alter table attachment alter column content set storage external;
