-- Whom a session is of, and when it was last used: one that is not used for a while ends by itself.
alter table session
  add column name text,
  add column person_key bigint,
  add column acts_for bigint,
  add column last_seen_at timestamptz not null default now(),
  add column idle_minutes integer not null default 60,
  add constraint session_idle_minutes_positive check (idle_minutes > 0);

-- All sessions of somebody are ended at once.
create index session_subject on session (subject) where revoked_at is null;

-- A sign-in under way, between leaving for the identity provider and coming back. It is taken out by whoever comes back, so that
-- no answer is used twice.
create table sign_in_attempt (
  id text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  return_to text not null,
  expires_at timestamptz not null
);

-- Numbers of proofs that were shown here once, kept until the proofs end by themselves.
create table used_proof (
  id text primary key,
  expires_at timestamptz not null
);

create index used_proof_expires on used_proof (expires_at);

-- Systems of parties to agreements, each with the public key it proves itself by.
create table party_client (
  id text primary key,
  party text not null,
  title text not null,
  algorithm text not null,
  public_key jsonb not null,
  certificate text,
  registered_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint party_client_algorithm_known check (algorithm in ('EdDSA', 'ES256'))
);

create index party_client_party on party_client (party);

-- Access tokens of such systems: the hash of each, and the key or certificate that must come with it.
create table party_token (
  id text primary key,
  client_id text not null references party_client,
  key_thumbprint text,
  certificate text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint party_token_is_bound check (key_thumbprint is not null or certificate is not null)
);

create index party_token_client on party_token (client_id);

-- Requests to look one person up whom an officer may not see without asking: one row a step, a request is the id of its first.
create table look_up_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  request bigint references look_up_entry,
  act text not null,
  person_key bigint,
  who text not null,
  name text not null,
  area text not null,
  session_id text,
  reason text not null,
  case_number text,
  causes text[],
  expires_at timestamptz,
  constraint look_up_entry_act_known check (act in ('asked', 'granted', 'approved', 'rejected')),
  constraint look_up_entry_has_reason check (length(btrim(reason)) > 0),
  constraint look_up_entry_asks_for_a_person check (
    (act = 'asked') = (person_key is not null and case_number is not null and causes is not null)
  ),
  constraint look_up_entry_answers_a_request check ((act = 'asked') = (request is null)),
  constraint look_up_entry_ends check ((act in ('granted', 'approved')) = (expires_at is not null))
);

-- A request is answered once.
create unique index look_up_entry_answered_once on look_up_entry (request);
create index look_up_entry_asked on look_up_entry (who, person_key) where act = 'asked';
create index look_up_entry_person on look_up_entry (person_key) where act = 'asked';

create trigger look_up_entry_only_grows
  before update or delete or truncate on look_up_entry
  for each statement execute function refuse_change();

-- People whom curiosity is likely to look up; even officers of their area need a second person to agree. The last row of a person counts.
create table watched_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_key bigint not null,
  act text not null,
  reason text not null,
  who text not null,
  constraint watched_entry_act_known check (act in ('watched', 'released')),
  constraint watched_entry_has_reason check (length(btrim(reason)) > 0)
);

create index watched_entry_person on watched_entry (person_key, id desc);

create trigger watched_entry_only_grows
  before update or delete or truncate on watched_entry
  for each statement execute function refuse_change();
