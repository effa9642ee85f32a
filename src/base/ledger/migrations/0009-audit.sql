-- The way into the audit log. Whoever reads or does something writes, in the same transaction, what the log will say of it; one
-- sequencer numbers these rows in turn. The payload is public in the end, so it names nobody: people are tokens under a salt each.
create table audit_salt (
  subject text primary key,
  salt bytea not null
);

create table audit_outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  payload text not null,
  nonce bytea not null,
  seal bytea,
  tokens bytea,
  log_index bigint unique
);

create index audit_outbox_waiting on audit_outbox (id) where log_index is null;

-- A row is numbered once, and the seal of its private part can be thrown away; nothing else of it ever changes.
create function refuse_outbox_change() returns trigger
language plpgsql
as $$
begin
  if old.log_index is not null and new.log_index is distinct from old.log_index
    or new.seal is not null and new.seal is distinct from old.seal
    or (new.id, new.kind, new.payload, new.nonce) is distinct from (old.id, old.kind, old.payload, old.nonce)
    or new.tokens is distinct from old.tokens
  then
    raise exception 'audit_outbox only grows';
  end if;
  return new;
end
$$;

create trigger audit_outbox_is_numbered_once
  before update on audit_outbox
  for each row execute function refuse_outbox_change();

create trigger audit_outbox_only_grows
  before delete or truncate on audit_outbox
  for each statement execute function refuse_change();

-- Salts of the subjects asked for, made where there are none. Inserted in order, so that two askers never wait for each other.
create function take_audit_salts(asked text[]) returns table (subject text, salt bytea)
language plpgsql
as $$
#variable_conflict use_column
begin
  insert into audit_salt (subject, salt)
  select distinct one, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
  from unnest(asked) as one
  where not exists (select from audit_salt where subject = one)
  order by one
  on conflict do nothing;
  return query select audit_salt.subject, audit_salt.salt from audit_salt where audit_salt.subject = any (asked);
end
$$;

-- What was signed: the second place where it is kept, beside the file.
create table audit_checkpoint (
  size bigint primary key,
  at timestamptz not null default now(),
  root bytea not null,
  note text not null
);

create trigger audit_checkpoint_only_grows
  before update or delete or truncate on audit_checkpoint
  for each statement execute function refuse_change();

create table audit_cosignature (
  id bigint generated always as identity primary key,
  size bigint not null references audit_checkpoint,
  witness text not null,
  at timestamptz not null,
  independent boolean not null,
  line text not null
);

create index audit_cosignature_at on audit_cosignature (at);
create index audit_cosignature_size on audit_cosignature (size);

create trigger audit_cosignature_only_grows
  before update or delete or truncate on audit_cosignature
  for each statement execute function refuse_change();

alter table access_entry
  add column agreement text,
  add column reason text,
  add column fields text[],
  add column predicate jsonb,
  add column outbox_id bigint references audit_outbox;

-- A bulk read names a condition instead of people; whether it met somebody is worked out when they ask.
create index access_entry_bulk on access_entry (id) where predicate is not null;
