-- A session's id is the hash of its token, so that who reads this table cannot sign in with what is in it.
create table session (
  id text primary key,
  role text not null,
  area_scope text not null,
  subject text not null,
  language text not null default 'th',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- Who saw or did what, with the people it touched.
create table access_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  session_id text,
  role text not null,
  act text not null,
  purpose text not null,
  person_keys bigint[] not null,
  area text,
  dataset_version text,
  rows integer not null
);

-- A citizen asks who looked at them.
create index access_entry_person_keys on access_entry using gin (person_keys);

create trigger access_entry_only_grows
  before update or delete or truncate on access_entry
  for each statement execute function refuse_change();
