-- When the one who gave an answer last put it right. What it said before is not kept: it may be what was wrong to say.
alter table ask add column corrected_at timestamptz
    constraint ask_corrected check (corrected_at is null or answered_at is not null);
