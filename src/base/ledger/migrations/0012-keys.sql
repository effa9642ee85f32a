-- A key of its own for each person of whom the ledger keeps words. It is wrapped under the home's vault key; whoever takes the row away
-- makes unreadable what was sealed with it, here and in every backup.
create table subject_key (
  person_key bigint primary key,
  generation integer not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  constraint subject_key_is_wrapped check (length(wrapped) = 60)
);

create index subject_key_generation on subject_key (generation);

-- That a key was taken away, why and by whom: the one thing that stays.
create table subject_key_erasure (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_key bigint not null,
  reason text not null,
  actor text not null,
  constraint subject_key_erasure_has_a_reason check (length(btrim(reason)) > 0)
);

create trigger subject_key_erasure_only_grows
  before update or delete or truncate on subject_key_erasure
  for each statement execute function refuse_change();
