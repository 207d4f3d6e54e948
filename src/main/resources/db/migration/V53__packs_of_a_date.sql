-- A go-live that is put off by months brings its packs again: they are of the date that was planned.
alter table pack add column planned_on date;
update pack set planned_on = cast(made_at at time zone 'Europe/London' as date) + days_before where days_before > 0;
alter table pack
    drop constraint pack_once,
    add constraint pack_once unique nulls not distinct (deployment_id, stage, days_before, planned_on),
    add constraint pack_planned check ((planned_on is null) = (days_before = 0));
