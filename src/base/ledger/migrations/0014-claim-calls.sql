-- What hospitals say to the hub in one call besides whole claims. `said` is a keyed hash of what was said, so that a call that comes
-- twice is one; `person` is a keyed token of the citizen's number, which is nowhere in clear; `sealed` is all of it, under the home's keys.
create table claim_call (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  receipt uuid not null default gen_random_uuid() unique,
  kind text not null,
  hospital text not null,
  said bytea not null,
  person bytea,
  actor text not null,
  answer text,
  sealed bytea not null,
  constraint claim_call_once unique (kind, hospital, said),
  constraint claim_call_kind_known check (
    kind in ('authentication', 'admission-dmht', 'admission-epi', 'admission-dt', 'health-record')
  )
);

create index claim_call_person on claim_call (person) where person is not null;

create trigger claim_call_only_grows
  before update or delete or truncate on claim_call
  for each statement execute function refuse_change();

-- A claim that a hospital asks a payer to keep money for. The same words may be booked again once a booking of them was cancelled:
-- that is the next attempt.
create table claim_reservation (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  transaction_uid uuid not null default gen_random_uuid() unique,
  hospital text not null,
  said bytea not null,
  attempt integer not null,
  person bytea not null,
  actor text not null,
  sealed bytea not null,
  constraint claim_reservation_once unique (hospital, said, attempt),
  constraint claim_reservation_attempts_begin_at_one check (attempt > 0)
);

create index claim_reservation_person on claim_reservation (person);

-- What became of it, each at most once: the payer's own number comes with `booked`.
create table claim_reservation_step (
  reservation_id bigint not null references claim_reservation (id),
  act text not null,
  at timestamptz not null default now(),
  actor text not null,
  reference text,
  primary key (reservation_id, act),
  constraint claim_reservation_step_act_known check (act in ('booked', 'cancelled')),
  constraint claim_reservation_step_booked_has_a_number check (act <> 'booked' or reference is not null)
);

create trigger claim_reservation_only_grows
  before update or delete or truncate on claim_reservation
  for each statement execute function refuse_change();

create trigger claim_reservation_step_only_grows
  before update or delete or truncate on claim_reservation_step
  for each statement execute function refuse_change();

-- Visits that a hospital says it had, claimed or not, to count them against what is claimed. Told again, a visit stands as told last.
-- `hn`, `seq` and `an` are keyed hashes, by which one is found.
create table visit_total (
  hospital text not null,
  visit bytea not null,
  kind text not null,
  hn bytea not null,
  seq bytea,
  an bytea,
  told_at timestamptz not null default now(),
  told_by text not null,
  sealed bytea not null,
  primary key (hospital, visit),
  constraint visit_total_kind_known check (kind in ('OP', 'IP'))
);

create index visit_total_hn on visit_total (hospital, hn);

-- The key by which a hospital's program sends health records without signing in: its hash, and until when. A new one ends the one before.
create table health_record_token (
  hospital text primary key,
  hash bytea not null,
  actor text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);
