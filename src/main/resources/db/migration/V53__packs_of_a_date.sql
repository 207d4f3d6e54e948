-- A go-live that is put off by months brings its packs again: they are of the date that was planned.
alter table pack add column planned_on date;
update pack set planned_on = coalesce(
        (select said.planned_on from deployment_plan said
            where said.deployment_id = pack.deployment_id and said.made_at <= pack.made_at
            order by said.said_on desc, said.id desc limit 1),
        cast(made_at at time zone 'Europe/London' as date) + days_before)
    where days_before > 0;
alter table pack
    drop constraint pack_once,
    add constraint pack_once unique nulls not distinct (deployment_id, stage, days_before, planned_on),
    add constraint pack_planned check ((planned_on is null) = (days_before = 0));
