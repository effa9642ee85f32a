-- A row a run of the pipeline, and the versions it made; which versions readers see is current_version alone.
create table run (
  id bigint generated always as identity primary key,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  state text not null default 'running',
  input_dir text not null,
  as_of date,
  summary jsonb,
  problem jsonb,
  constraint run_state_known check (state in ('running', 'succeeded', 'failed')),
  constraint run_ended_has_time check ((state = 'running') = (finished_at is null)),
  constraint run_failed_has_problem check ((state = 'failed') = (problem is not null))
);

create index run_running on run (id) where state = 'running';

create table dataset_version (
  id text primary key,
  dataset text not null,
  parents text[] not null,
  manifest jsonb not null,
  published_at timestamptz not null default now()
);

create table current_version (
  dataset text primary key,
  version_id text not null references dataset_version (id),
  run_id bigint not null references run (id)
);

-- What was once said stays said: lineage and audit stand on it.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger dataset_version_only_grows
  before update or delete or truncate on dataset_version
  for each statement execute function refuse_change();
