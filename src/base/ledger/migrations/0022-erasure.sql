-- That somebody's data is to be erased: who asked and on what ground, who confirmed it, and that it is done. Once it is done, or was taken
-- back, nothing in the row says who it was about.
create table erasure (
  id bigint generated always as identity primary key,
  basis text not null,
  asked_at timestamptz not null default now(),
  asked_by text not null,
  person_key bigint,
  reason text,
  confirmed_at timestamptz,
  confirmed_by text,
  -- Keys under which the ledger keeps words about this person: of the person, of former ids, of rows.
  subjects bigint[],
  withdrawn_at timestamptz,
  withdrawn_by text,
  done_at timestamptz,
  constraint erasure_takes_two check (confirmed_by is null or confirmed_by <> asked_by),
  constraint erasure_is_confirmed_first check (done_at is null or confirmed_at is not null),
  constraint erasure_ends_once check (done_at is null or withdrawn_at is null),
  constraint erasure_names_nobody_after check (
    (person_key is null and reason is null and subjects is null) = (done_at is not null or withdrawn_at is not null)
  )
);

create unique index erasure_open_once on erasure (person_key) where person_key is not null;

-- Digests, under a key of the home, of what names the person's rows: rows with one of them are not taken in again.
create table erasure_hold (
  digest bytea not null,
  erasure_id bigint not null references erasure (id),
  primary key (erasure_id, digest),
  constraint erasure_hold_is_a_digest check (length(digest) = 32)
);

-- Registers that had something of the person when it was confirmed.
create table erasure_source (
  erasure_id bigint not null references erasure (id),
  source text not null,
  primary key (erasure_id, source)
);

create trigger erasure_hold_only_grows
  before update or delete or truncate on erasure_hold
  for each statement execute function refuse_change();

create trigger erasure_source_only_grows
  before update or delete or truncate on erasure_source
  for each statement execute function refuse_change();
