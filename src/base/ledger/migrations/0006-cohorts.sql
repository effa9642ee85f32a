-- Target lists. A list is a condition in an area; each version holds whom the condition met on a published set, and never changes.
-- What people do with a list stands in its book: names, hand changes, exports, archiving. Nothing here is ever deleted.
create table cohort (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  area text not null,
  condition jsonb not null,
  officer text not null,
  session_id text
);

create index cohort_area on cohort (area text_pattern_ops);

create table cohort_version (
  cohort_id bigint not null references cohort,
  version integer not null,
  at timestamptz not null default now(),
  as_of date not null,
  run_id bigint not null,
  dataset_versions text[] not null,
  members bigint[] not null,
  officer text not null,
  session_id text,
  primary key (cohort_id, version),
  constraint cohort_version_begins_at_one check (version > 0)
);

create table cohort_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  cohort_id bigint not null references cohort,
  act text not null,
  name text,
  person_key bigint,
  reason text,
  detail text,
  rows integer,
  officer text not null,
  session_id text,
  constraint cohort_entry_act_known check (
    act in ('named', 'archived', 'restored', 'added', 'removed', 'withdrawn', 'exported')
  ),
  constraint cohort_entry_named_has_name check ((act = 'named') = (length(btrim(coalesce(name, ''))) > 0)),
  constraint cohort_entry_has_reason check (act = 'named' or length(btrim(coalesce(reason, ''))) > 0),
  constraint cohort_entry_by_hand_has_person check ((act in ('added', 'removed', 'withdrawn')) = (person_key is not null))
);

create index cohort_entry_cohort on cohort_entry (cohort_id, id);

create trigger cohort_only_grows
  before update or delete or truncate on cohort
  for each statement execute function refuse_change();

create trigger cohort_version_only_grows
  before update or delete or truncate on cohort_version
  for each statement execute function refuse_change();

create trigger cohort_entry_only_grows
  before update or delete or truncate on cohort_entry
  for each statement execute function refuse_change();
