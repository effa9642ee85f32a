-- What the migrations make, written by `npm run ledger:schema`; a test compares the two.

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% only grows: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$function$;

create table access_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  session_id text,
  role text not null,
  act text not null,
  purpose text not null,
  person_keys bigint[] not null,
  area text,
  dataset_version text,
  rows integer not null,
  constraint access_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX access_entry_person_keys ON public.access_entry USING gin (person_keys);

CREATE TRIGGER access_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table current_version (
  dataset text not null,
  version_id text not null,
  run_id bigint not null,
  constraint current_version_pkey PRIMARY KEY (dataset),
  constraint current_version_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint current_version_version_id_fkey FOREIGN KEY (version_id) REFERENCES dataset_version(id)
);

create table dataset_version (
  id text not null,
  dataset text not null,
  parents text[] not null,
  manifest jsonb not null,
  published_at timestamp with time zone not null default now(),
  constraint dataset_version_pkey PRIMARY KEY (id)
);

CREATE TRIGGER dataset_version_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dataset_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table run (
  id bigint generated always as identity not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  state text not null default 'running'::text,
  input_dir text not null,
  as_of date,
  summary jsonb,
  problem jsonb,
  constraint run_ended_has_time CHECK (((state = 'running'::text) = (finished_at IS NULL))),
  constraint run_failed_has_problem CHECK (((state = 'failed'::text) = (problem IS NOT NULL))),
  constraint run_pkey PRIMARY KEY (id),
  constraint run_state_known CHECK ((state = ANY (ARRAY['running'::text, 'succeeded'::text, 'failed'::text])))
);

CREATE INDEX run_running ON public.run USING btree (id) WHERE (state = 'running'::text);

create table session (
  id text not null,
  role text not null,
  area_scope text not null,
  subject text not null,
  language text not null default 'th'::text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id)
);
