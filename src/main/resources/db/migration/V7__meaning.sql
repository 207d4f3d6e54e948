-- What lessons mean, as vectors: computed once per revision and model, so that no rebuild and no other node repeats it.
create table lesson_meaning (
    lesson_id bigint not null references lesson (id) on delete cascade,
    model text not null,
    revision integer not null,
    -- 32-bit floats, big endian
    vector bytea not null,
    primary key (lesson_id, model)
);
