-- Which whole set readers saw from when on: one row each time a set was put in place. current_version tells only of now, and a
-- version may come back, so neither tells what was known on a day.
create table publication (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  run_id bigint not null references run (id),
  versions text[] not null
);

create index publication_at on publication (at, id);

-- Of runs from before this table: of each dataset the version that was first published last until then.
insert into publication (at, run_id, versions)
select
  run.finished_at,
  run.id,
  array(
    select distinct on (version.dataset) version.id
    from dataset_version version
    where version.published_at <= run.finished_at
    order by version.dataset, version.published_at desc, version.id
  )
from run
where run.state = 'succeeded'
order by run.id;

create trigger publication_only_grows
  before update or delete or truncate on publication
  for each statement execute function refuse_change();
