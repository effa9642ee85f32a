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

create table cohort (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  area text not null,
  condition jsonb not null,
  officer text not null,
  session_id text,
  constraint cohort_pkey PRIMARY KEY (id)
);

CREATE INDEX cohort_area ON public.cohort USING btree (area text_pattern_ops);

CREATE TRIGGER cohort_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cohort FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table cohort_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  cohort_id bigint not null,
  act text not null,
  name text,
  person_key bigint,
  reason text,
  detail text,
  rows integer,
  officer text not null,
  session_id text,
  constraint cohort_entry_act_known CHECK ((act = ANY (ARRAY['named'::text, 'archived'::text, 'restored'::text, 'added'::text, 'removed'::text, 'withdrawn'::text, 'exported'::text]))),
  constraint cohort_entry_by_hand_has_person CHECK (((act = ANY (ARRAY['added'::text, 'removed'::text, 'withdrawn'::text])) = (person_key IS NOT NULL))),
  constraint cohort_entry_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id),
  constraint cohort_entry_has_reason CHECK (((act = 'named'::text) OR (length(btrim(COALESCE(reason, ''::text))) > 0))),
  constraint cohort_entry_named_has_name CHECK (((act = 'named'::text) = (length(btrim(COALESCE(name, ''::text))) > 0))),
  constraint cohort_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX cohort_entry_cohort ON public.cohort_entry USING btree (cohort_id, id);

CREATE TRIGGER cohort_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cohort_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table cohort_version (
  cohort_id bigint not null,
  version integer not null,
  at timestamp with time zone not null default now(),
  as_of date not null,
  run_id bigint not null,
  dataset_versions text[] not null,
  members bigint[] not null,
  officer text not null,
  session_id text,
  constraint cohort_version_begins_at_one CHECK ((version > 0)),
  constraint cohort_version_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id),
  constraint cohort_version_pkey PRIMARY KEY (cohort_id, version)
);

CREATE TRIGGER cohort_version_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cohort_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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

create table flag_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  person_key bigint not null,
  programme text not null,
  kind text not null,
  step integer not null,
  state text not null,
  reason text not null,
  officer text not null,
  session_id text,
  village text,
  dataset_version text not null,
  constraint flag_entry_has_reason CHECK ((length(btrim(reason)) > 0)),
  constraint flag_entry_pkey PRIMARY KEY (id),
  constraint flag_entry_state_known CHECK ((state = ANY (ARRAY['flagged'::text, 'confirmed'::text, 'dismissed'::text, 'notified'::text, 'appealed'::text, 'held'::text, 'stopped'::text, 'recovered'::text, 'waived'::text]))),
  constraint flag_entry_step_once UNIQUE (person_key, programme, kind, step),
  constraint flag_entry_steps_begin_at_one CHECK ((step > 0))
);

CREATE INDEX flag_entry_village ON public.flag_entry USING btree (village);

CREATE TRIGGER flag_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.flag_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table publication (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  run_id bigint not null,
  versions text[] not null,
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);

CREATE INDEX publication_at ON public.publication USING btree (at, id);

CREATE TRIGGER publication_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table review_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  act text not null,
  pair_key bigint not null,
  left_key bigint not null,
  right_key bigint not null,
  villages text[] not null,
  kind text not null,
  needs integer not null,
  reviewer text not null,
  session_id text,
  answer text,
  note text,
  undoes bigint,
  dataset_version text not null,
  constraint review_entry_act_known CHECK ((act = ANY (ARRAY['answer'::text, 'withdraw'::text, 'reopen'::text]))),
  constraint review_entry_answer_known CHECK ((answer = ANY (ARRAY['same'::text, 'different'::text, 'cannot-tell'::text]))),
  constraint review_entry_needs_people CHECK (((needs >= 1) AND (needs <= 2))),
  constraint review_entry_only_answers_answer CHECK (((act = 'answer'::text) = (answer IS NOT NULL))),
  constraint review_entry_pkey PRIMARY KEY (id),
  constraint review_entry_undoes_fkey FOREIGN KEY (undoes) REFERENCES review_entry(id),
  constraint review_entry_withdraws_one CHECK (((act = 'withdraw'::text) = (undoes IS NOT NULL)))
);

CREATE INDEX review_entry_pair ON public.review_entry USING btree (pair_key, reviewer, id DESC);

CREATE INDEX review_entry_reopened ON public.review_entry USING btree (pair_key, id) WHERE (act = 'reopen'::text);

CREATE INDEX review_entry_reviewer ON public.review_entry USING btree (reviewer, at);

CREATE TRIGGER review_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.review_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table review_gold (
  pair_key bigint not null,
  planted_at timestamp with time zone not null default now(),
  left_key bigint not null,
  right_key bigint not null,
  truth text not null,
  constraint review_gold_pkey PRIMARY KEY (pair_key),
  constraint review_gold_truth_known CHECK ((truth = ANY (ARRAY['same'::text, 'different'::text])))
);

CREATE TRIGGER review_gold_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.review_gold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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
