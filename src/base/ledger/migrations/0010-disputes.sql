-- A citizen says that a register is wrong about one fact: what it said then, and whose register it is. What is right, and what became
-- of it, stands in the entries, a row a step; the first is step 1, in which the citizen says it. Facts are disputed, not people.
create table dispute (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_key bigint not null,
  fact text not null,
  source text not null,
  agency text not null,
  said text,
  said_as_of date,
  village text,
  due_on date not null,
  dataset_version text not null
);

create index dispute_person on dispute (person_key);
create index dispute_agency on dispute (agency, village);

-- `value` is what the fact should be, as text; null is nothing at all. `note` is what was written for the other side to read.
create table dispute_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  dispute_id bigint not null references dispute (id),
  step integer not null,
  act text not null,
  value text,
  note text,
  role text not null,
  actor text not null,
  session_id text,
  constraint dispute_entry_step_once unique (dispute_id, step),
  constraint dispute_entry_steps_begin_at_one check (step > 0),
  constraint dispute_entry_act_known check (
    act in ('opened', 'asked', 'replied', 'withdrawn', 'accepted', 'refused', 'appealed', 'upheld', 'dismissed')
  ),
  constraint dispute_entry_answers_have_a_reason check (
    act not in ('asked', 'replied', 'refused', 'appealed', 'upheld', 'dismissed') or length(btrim(note)) > 0
  )
);

create trigger dispute_only_grows
  before update or delete or truncate on dispute
  for each statement execute function refuse_change();

create trigger dispute_entry_only_grows
  before update or delete or truncate on dispute_entry
  for each statement execute function refuse_change();
