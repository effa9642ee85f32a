-- What officers decide about a flag on a person: one row a step, the first is step 1. A flag itself is a row of the published gaps;
-- one of which nothing stands here is just flagged. No row here stops or moves money; it says what somebody decided and why.
create table flag_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_key bigint not null,
  programme text not null,
  kind text not null,
  step integer not null,
  state text not null,
  reason text not null,
  officer text not null,
  session_id text,
  village text,
  dataset_version text not null,
  constraint flag_entry_step_once unique (person_key, programme, kind, step),
  constraint flag_entry_steps_begin_at_one check (step > 0),
  constraint flag_entry_state_known check (
    state in ('flagged', 'confirmed', 'dismissed', 'notified', 'appealed', 'held', 'stopped', 'recovered', 'waived')
  ),
  constraint flag_entry_has_reason check (length(btrim(reason)) > 0)
);

create index flag_entry_village on flag_entry (village);

create trigger flag_entry_only_grows
  before update or delete or truncate on flag_entry
  for each statement execute function refuse_change();
