-- A run says every few seconds that it goes on. One that has stopped saying so was cut off: its portal was killed, or
-- lost its power, and nobody else would ever write its end.
alter table import_run add column alive_at timestamptz;
update import_run set alive_at = started_at;
alter table import_run alter column alive_at set not null;
