-- A key for each sealed table of a dataset version, wrapped under the home's lake key. The files have only what these keys wrap, so whoever
-- takes a row away makes every copy of that table unreadable, backups of files included.
create table table_key (
  version_id text not null,
  table_name text not null,
  generation integer not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  primary key (version_id, table_name),
  constraint table_key_is_wrapped check (length(wrapped) = 60)
);

create index table_key_generation on table_key (generation);
