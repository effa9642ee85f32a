-- Agreements: who gives what to whom. A version is kept as the very text that was hashed and signed, and never changes; how it stands
-- is told by the last row of its status. Nothing here is ever deleted.
create table agreement (
  hash text primary key,
  id text not null,
  version integer not null,
  prev text references agreement,
  body text not null,
  at timestamptz not null default now(),
  proposed_by text not null,
  constraint agreement_version_once unique (id, version),
  constraint agreement_versions_begin_at_one check (version > 0),
  constraint agreement_first_has_no_prev check ((version = 1) = (prev is null)),
  constraint agreement_hash_of_body check (hash = 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);

create table agreement_status (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  hash text not null references agreement,
  state text not null,
  reason text not null,
  actor text not null,
  constraint agreement_status_known check (state in ('proposed', 'active', 'suspended', 'revoked', 'expired')),
  constraint agreement_status_has_reason check (length(btrim(reason)) > 0)
);

create index agreement_status_hash on agreement_status (hash, id desc);

-- Keys by which parties sign. The last row of a key counts.
create table party_key_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  party text not null,
  kid text not null,
  public_key text not null,
  act text not null,
  actor text not null,
  constraint party_key_entry_act_known check (act in ('added', 'revoked'))
);

create index party_key_entry_kid on party_key_entry (kid, id desc);

create table agreement_signature (
  hash text not null references agreement,
  party text not null,
  kid text not null,
  alg text not null,
  signature text not null,
  at timestamptz not null default now(),
  primary key (hash, party),
  constraint agreement_signature_alg_known check (alg = 'Ed25519')
);

-- What left under an agreement, written down before its first byte. With the versions it names the same body can be made again.
create table share_receipt (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  agreement_id text not null,
  agreement_hash text not null references agreement,
  grant_id text not null,
  recipient text not null,
  act text not null,
  request jsonb not null,
  plan_hash text not null,
  run_id bigint not null,
  as_of date not null,
  dataset_versions text[] not null,
  rows bigint not null,
  subjects bigint not null,
  bytes bigint not null,
  body_hash text not null,
  format text not null,
  -- Whom a look-up found.
  person_keys bigint[] not null,
  constraint share_receipt_counts check (rows >= 0 and subjects >= 0 and bytes >= 0)
);

create index share_receipt_agreement on share_receipt (agreement_id, recipient, at);

create trigger agreement_only_grows
  before update or delete or truncate on agreement
  for each statement execute function refuse_change();

create trigger agreement_status_only_grows
  before update or delete or truncate on agreement_status
  for each statement execute function refuse_change();

create trigger party_key_entry_only_grows
  before update or delete or truncate on party_key_entry
  for each statement execute function refuse_change();

create trigger agreement_signature_only_grows
  before update or delete or truncate on agreement_signature
  for each statement execute function refuse_change();

create trigger share_receipt_only_grows
  before update or delete or truncate on share_receipt
  for each statement execute function refuse_change();

-- The second fence. The first are the literal conditions of every statement; whoever gets at these tables as anybody but their owner
-- sees only the rows of the agreement, person or area that their own transaction was given, and none without it.
alter table share_receipt enable row level security;
alter table access_entry enable row level security;
alter table flag_entry enable row level security;
alter table cohort_version enable row level security;

create policy share_receipt_of_recipient on share_receipt for select
  using (recipient = nullif(current_setting('chipao.recipient', true), ''));

create policy access_entry_of_person on access_entry for select
  using (person_keys @> array[nullif(current_setting('chipao.person', true), '')::bigint]);

create policy flag_entry_of_area on flag_entry for select
  using (village like nullif(current_setting('chipao.area', true), '') || '%');

create policy cohort_version_of_nobody on cohort_version for select using (false);

-- A server where we may not make roles is one where nobody but the owner reads these tables anyway.
do $$
begin
  if not exists (select from pg_roles where rolname = 'chipao_restricted') then
    create role chipao_restricted nologin;
  end if;
  execute format('grant usage on schema %I to chipao_restricted', current_schema());
  grant select on share_receipt, access_entry, flag_entry, cohort_version to chipao_restricted;
exception
  when insufficient_privilege then
    raise notice 'the role chipao_restricted was not made';
end
$$;
