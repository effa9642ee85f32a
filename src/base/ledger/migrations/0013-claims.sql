-- What a hospital sent in one go and was told to be kept: the bytes as they came and the claims read from them, each sealed under a key of
-- the upload's own, which is wrapped under the home's vault key. The same content of the same hospital for the same month is one upload.
create table claim_upload (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  receipt text not null,
  hospital text not null,
  api text not null,
  form text not null,
  period text not null,
  content bytea not null,
  actor text not null,
  size_bytes integer not null,
  file_rows integer not null,
  claims integer not null,
  generation integer not null,
  wrapped bytea not null,
  sealed_files bytea not null,
  sealed_claims bytea not null,
  constraint claim_upload_once unique (hospital, period, content),
  constraint claim_upload_receipt_once unique (receipt),
  constraint claim_upload_is_wrapped check (length(wrapped) = 60)
);

create index claim_upload_of_hospital on claim_upload (hospital, id);

-- Uploads that were refused at the door: why and where, without a value of anybody.
create table claim_refusal (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  hospital text not null,
  api text not null,
  actor text not null,
  size_bytes integer not null,
  message text not null,
  faults jsonb not null,
  fault_count integer not null
);

create index claim_refusal_of_hospital on claim_refusal (hospital, id);

-- One claim, known by a keyed token of its hospital and visit or stay. Its person is a keyed token of the number. How it stands is kept
-- beside it for questions; the events alone are the truth, and a test holds the two equal. What it says lies in its upload.
create table claim (
  id bigint generated always as identity primary key,
  key bytea not null,
  hospital text not null,
  kind text not null,
  person bytea,
  scheme text,
  from_at timestamp,
  to_at timestamp,
  service_day date,
  charged_satang bigint not null,
  paid_satang bigint not null,
  content bytea not null,
  upload bigint not null references claim_upload (id),
  place integer not null,
  version integer not null,
  step integer not null,
  state text not null,
  stage text not null,
  appealed_from text,
  codes text[] not null default '{}',
  received_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint claim_once unique (key),
  constraint claim_kind_known check (kind in ('OP', 'IP')),
  constraint claim_state_known check (
    state in ('received', 'incompleted', 'waited', 'approved', 'rejected', 'duplicated', 'cut_off_batch', 'settled', 'unclaimed',
      'appealed', 'cancelled')
  )
);

create index claim_of_hospital on claim (hospital, service_day);
create index claim_of_person on claim (person, from_at);
create index claim_to_check on claim (id) where stage in ('received', 'resubmitted');
create index claim_by_stage on claim (stage, id) where stage in ('checked', 'forwarded', 'payer-received', 'waited', 'approved', 'cut-off');
create index claim_in_upload on claim (upload);

create table claim_event (
  id bigint generated always as identity,
  claim bigint not null references claim (id),
  step integer not null,
  version integer not null,
  at timestamptz not null default now(),
  kind text not null,
  outcome text,
  actor text not null,
  controller text not null,
  processor text not null,
  upload bigint,
  place integer,
  codes text[] not null default '{}',
  detail jsonb,
  constraint claim_event_step_once primary key (claim, step),
  constraint claim_event_kind_known check (
    kind in ('received', 'structure-refused', 'resubmitted', 'checked', 'forwarded', 'payer-received', 'incomplete', 'waited',
      'approved', 'rejected', 'duplicated', 'cut-off', 'settled', 'appealed', 'appeal-answered', 'cancelled', 'unclaimed')
  ),
  constraint claim_event_outcome_known check (outcome in ('approved', 'stands')),
  constraint claim_event_appeals_have_an_outcome check ((kind = 'appeal-answered') = (outcome is not null)),
  constraint claim_event_versions_say_where check (kind not in ('received', 'resubmitted') or (upload is not null and place is not null))
);

create index claim_event_in_order on claim_event (id);

-- That claims were opened, by whom and what for.
create table claim_read (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  claims bigint[] not null,
  hospital text,
  act text not null,
  actor text not null
);

create index claim_read_claims on claim_read using gin (claims);

-- Accounts of hospitals at the hub. The hash that a program sends stands for the password, so only a slow hash of it is kept: one for each
-- key that programs may have made it with.
create table hospital_account (
  hospital text not null,
  login text not null,
  hashes text[] not null,
  name text not null,
  hospital_name text not null,
  email text,
  scopes text[] not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  suspended_at timestamptz,
  failures integer not null default 0,
  locked_until timestamptz,
  constraint hospital_account_once primary key (hospital, login)
);

-- What tokens of hospitals are signed with, wrapped under the home's vault key.
create table hospital_token_key (
  id integer primary key default 1,
  made_at timestamptz not null default now(),
  generation integer not null,
  wrapped bytea not null,
  constraint hospital_token_key_is_one check (id = 1)
);

create trigger claim_upload_only_grows
  before delete or truncate on claim_upload
  for each statement execute function refuse_change();

create trigger claim_refusal_only_grows
  before update or delete or truncate on claim_refusal
  for each statement execute function refuse_change();

create trigger claim_event_only_grows
  before update or delete or truncate on claim_event
  for each statement execute function refuse_change();

create trigger claim_read_only_grows
  before update or delete or truncate on claim_read
  for each statement execute function refuse_change();
