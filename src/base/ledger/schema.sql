-- What the migrations make, written by `npm run ledger:schema`; a test compares the two.

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% only grows: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_outbox_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.take_audit_salts(asked text[])
 RETURNS TABLE(subject text, salt bytea)
 LANGUAGE plpgsql
AS $function$
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
  agreement text,
  reason text,
  fields text[],
  predicate jsonb,
  outbox_id bigint,
  constraint access_entry_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES audit_outbox(id),
  constraint access_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX access_entry_bulk ON public.access_entry USING btree (id) WHERE (predicate IS NOT NULL);

CREATE INDEX access_entry_person_keys ON public.access_entry USING gin (person_keys);

CREATE TRIGGER access_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table agreement (
  hash text not null,
  id text not null,
  version integer not null,
  prev text,
  body text not null,
  at timestamp with time zone not null default now(),
  proposed_by text not null,
  constraint agreement_first_has_no_prev CHECK (((version = 1) = (prev IS NULL))),
  constraint agreement_hash_of_body CHECK ((hash = ('sha256:'::text || encode(sha256(convert_to(body, 'UTF8'::name)), 'hex'::text)))),
  constraint agreement_pkey PRIMARY KEY (hash),
  constraint agreement_prev_fkey FOREIGN KEY (prev) REFERENCES agreement(hash),
  constraint agreement_version_once UNIQUE (id, version),
  constraint agreement_versions_begin_at_one CHECK ((version > 0))
);

CREATE TRIGGER agreement_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agreement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table agreement_signature (
  hash text not null,
  party text not null,
  kid text not null,
  alg text not null,
  signature text not null,
  at timestamp with time zone not null default now(),
  constraint agreement_signature_alg_known CHECK ((alg = 'Ed25519'::text)),
  constraint agreement_signature_hash_fkey FOREIGN KEY (hash) REFERENCES agreement(hash),
  constraint agreement_signature_pkey PRIMARY KEY (hash, party)
);

CREATE TRIGGER agreement_signature_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agreement_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table agreement_status (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  hash text not null,
  state text not null,
  reason text not null,
  actor text not null,
  party text,
  constraint agreement_status_has_reason CHECK ((length(btrim(reason)) > 0)),
  constraint agreement_status_hash_fkey FOREIGN KEY (hash) REFERENCES agreement(hash),
  constraint agreement_status_known CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'suspended'::text, 'revoked'::text, 'expired'::text]))),
  constraint agreement_status_pkey PRIMARY KEY (id)
);

CREATE INDEX agreement_status_hash ON public.agreement_status USING btree (hash, id DESC);

CREATE TRIGGER agreement_status_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agreement_status FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_checkpoint (
  size bigint not null,
  at timestamp with time zone not null default now(),
  root bytea not null,
  note text not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (size)
);

CREATE TRIGGER audit_checkpoint_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_cosignature (
  id bigint generated always as identity not null,
  size bigint not null,
  witness text not null,
  at timestamp with time zone not null,
  independent boolean not null,
  line text not null,
  constraint audit_cosignature_pkey PRIMARY KEY (id),
  constraint audit_cosignature_size_fkey FOREIGN KEY (size) REFERENCES audit_checkpoint(size)
);

CREATE INDEX audit_cosignature_at ON public.audit_cosignature USING btree (at);

CREATE INDEX audit_cosignature_size ON public.audit_cosignature USING btree (size);

CREATE TRIGGER audit_cosignature_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_outbox (
  id bigint generated always as identity not null,
  kind text not null,
  payload text not null,
  nonce bytea not null,
  seal bytea,
  tokens bytea,
  log_index bigint,
  constraint audit_outbox_log_index_key UNIQUE (log_index),
  constraint audit_outbox_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_outbox_waiting ON public.audit_outbox USING btree (id) WHERE (log_index IS NULL);

CREATE TRIGGER audit_outbox_is_numbered_once BEFORE UPDATE ON public.audit_outbox FOR EACH ROW EXECUTE FUNCTION refuse_outbox_change();

CREATE TRIGGER audit_outbox_only_grows BEFORE DELETE OR TRUNCATE ON public.audit_outbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_salt (
  subject text not null,
  salt bytea not null,
  constraint audit_salt_pkey PRIMARY KEY (subject)
);

create table claim (
  id bigint generated always as identity not null,
  key bytea not null,
  hospital text not null,
  kind text not null,
  person bytea,
  scheme text,
  from_at timestamp without time zone,
  to_at timestamp without time zone,
  service_day date,
  charged_satang bigint not null,
  paid_satang bigint not null,
  content bytea not null,
  upload bigint not null,
  place integer not null,
  version integer not null,
  step integer not null,
  state text not null,
  stage text not null,
  appealed_from text,
  codes text[] not null default '{}'::text[],
  received_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  constraint claim_kind_known CHECK ((kind = ANY (ARRAY['OP'::text, 'IP'::text]))),
  constraint claim_once UNIQUE (key),
  constraint claim_pkey PRIMARY KEY (id),
  constraint claim_state_known CHECK ((state = ANY (ARRAY['received'::text, 'incompleted'::text, 'waited'::text, 'approved'::text, 'rejected'::text, 'duplicated'::text, 'cut_off_batch'::text, 'settled'::text, 'unclaimed'::text, 'appealed'::text, 'cancelled'::text]))),
  constraint claim_upload_fkey FOREIGN KEY (upload) REFERENCES claim_upload(id)
);

CREATE INDEX claim_by_stage ON public.claim USING btree (stage, id) WHERE (stage = ANY (ARRAY['checked'::text, 'forwarded'::text, 'payer-received'::text, 'waited'::text, 'approved'::text, 'cut-off'::text]));

CREATE INDEX claim_in_upload ON public.claim USING btree (upload);

CREATE INDEX claim_of_hospital ON public.claim USING btree (hospital, service_day);

CREATE INDEX claim_of_person ON public.claim USING btree (person, from_at);

CREATE INDEX claim_to_check ON public.claim USING btree (id) WHERE (stage = ANY (ARRAY['received'::text, 'resubmitted'::text]));

create table claim_call (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  receipt uuid not null default gen_random_uuid(),
  kind text not null,
  hospital text not null,
  said bytea not null,
  person bytea,
  actor text not null,
  answer text,
  sealed bytea not null,
  constraint claim_call_kind_known CHECK ((kind = ANY (ARRAY['authentication'::text, 'admission-dmht'::text, 'admission-epi'::text, 'admission-dt'::text, 'health-record'::text]))),
  constraint claim_call_once UNIQUE (kind, hospital, said),
  constraint claim_call_pkey PRIMARY KEY (id),
  constraint claim_call_receipt_key UNIQUE (receipt)
);

CREATE INDEX claim_call_person ON public.claim_call USING btree (person) WHERE (person IS NOT NULL);

CREATE TRIGGER claim_call_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_call FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_event (
  id bigint generated always as identity not null,
  claim bigint not null,
  step integer not null,
  version integer not null,
  at timestamp with time zone not null default now(),
  kind text not null,
  outcome text,
  actor text not null,
  controller text not null,
  processor text not null,
  upload bigint,
  place integer,
  codes text[] not null default '{}'::text[],
  detail jsonb,
  constraint claim_event_appeals_have_an_outcome CHECK (((kind = 'appeal-answered'::text) = (outcome IS NOT NULL))),
  constraint claim_event_claim_fkey FOREIGN KEY (claim) REFERENCES claim(id),
  constraint claim_event_kind_known CHECK ((kind = ANY (ARRAY['received'::text, 'structure-refused'::text, 'resubmitted'::text, 'checked'::text, 'forwarded'::text, 'payer-received'::text, 'incomplete'::text, 'waited'::text, 'approved'::text, 'rejected'::text, 'duplicated'::text, 'cut-off'::text, 'settled'::text, 'appealed'::text, 'appeal-answered'::text, 'cancelled'::text, 'unclaimed'::text]))),
  constraint claim_event_outcome_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'stands'::text]))),
  constraint claim_event_step_once PRIMARY KEY (claim, step),
  constraint claim_event_versions_say_where CHECK (((kind <> ALL (ARRAY['received'::text, 'resubmitted'::text])) OR ((upload IS NOT NULL) AND (place IS NOT NULL))))
);

CREATE INDEX claim_event_at ON public.claim_event USING brin (at);

CREATE INDEX claim_event_in_order ON public.claim_event USING btree (id);

CREATE TRIGGER claim_event_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_read (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  claims bigint[] not null,
  hospital text,
  act text not null,
  actor text not null,
  constraint claim_read_pkey PRIMARY KEY (id)
);

CREATE INDEX claim_read_claims ON public.claim_read USING gin (claims);

CREATE TRIGGER claim_read_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_refusal (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  hospital text not null,
  api text not null,
  actor text not null,
  size_bytes integer not null,
  message text not null,
  faults jsonb not null,
  fault_count integer not null,
  constraint claim_refusal_pkey PRIMARY KEY (id)
);

CREATE INDEX claim_refusal_of_hospital ON public.claim_refusal USING btree (hospital, id);

CREATE TRIGGER claim_refusal_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_reservation (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  transaction_uid uuid not null default gen_random_uuid(),
  hospital text not null,
  said bytea not null,
  attempt integer not null,
  person bytea not null,
  actor text not null,
  sealed bytea not null,
  constraint claim_reservation_attempts_begin_at_one CHECK ((attempt > 0)),
  constraint claim_reservation_once UNIQUE (hospital, said, attempt),
  constraint claim_reservation_pkey PRIMARY KEY (id),
  constraint claim_reservation_transaction_uid_key UNIQUE (transaction_uid)
);

CREATE INDEX claim_reservation_person ON public.claim_reservation USING btree (person);

CREATE TRIGGER claim_reservation_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_reservation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_reservation_step (
  reservation_id bigint not null,
  act text not null,
  at timestamp with time zone not null default now(),
  actor text not null,
  reference text,
  constraint claim_reservation_step_act_known CHECK ((act = ANY (ARRAY['booked'::text, 'cancelled'::text]))),
  constraint claim_reservation_step_booked_has_a_number CHECK (((act <> 'booked'::text) OR (reference IS NOT NULL))),
  constraint claim_reservation_step_pkey PRIMARY KEY (reservation_id, act),
  constraint claim_reservation_step_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES claim_reservation(id)
);

CREATE TRIGGER claim_reservation_step_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_reservation_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table claim_upload (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
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
  constraint claim_upload_is_wrapped CHECK ((length(wrapped) = 60)),
  constraint claim_upload_once UNIQUE (hospital, period, content),
  constraint claim_upload_pkey PRIMARY KEY (id),
  constraint claim_upload_receipt_once UNIQUE (receipt)
);

CREATE INDEX claim_upload_of_hospital ON public.claim_upload USING btree (hospital, id);

CREATE TRIGGER claim_upload_only_grows BEFORE DELETE OR TRUNCATE ON public.claim_upload FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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

create table cut_off_batch (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  number text not null,
  payer text not null,
  hospital text not null,
  scheme text not null,
  kind text not null,
  period text not null,
  claims integer not null,
  satang bigint not null,
  constraint cut_off_batch_number_once UNIQUE (number),
  constraint cut_off_batch_pkey PRIMARY KEY (id)
);

CREATE INDEX cut_off_batch_of_hospital ON public.cut_off_batch USING btree (hospital, id);

create table cut_off_claim (
  batch_id bigint not null,
  claim_id bigint not null,
  version integer not null,
  satang bigint not null,
  constraint cut_off_claim_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES cut_off_batch(id),
  constraint cut_off_claim_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint cut_off_claim_once PRIMARY KEY (batch_id, claim_id)
);

CREATE INDEX cut_off_claim_claim ON public.cut_off_claim USING btree (claim_id);

create table dataset_version (
  id text not null,
  dataset text not null,
  parents text[] not null,
  manifest jsonb not null,
  published_at timestamp with time zone not null default now(),
  constraint dataset_version_pkey PRIMARY KEY (id)
);

CREATE TRIGGER dataset_version_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dataset_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table dispute (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  person_key bigint not null,
  fact text not null,
  source text not null,
  agency text not null,
  said text,
  said_as_of date,
  village text,
  due_on date not null,
  dataset_version text not null,
  constraint dispute_pkey PRIMARY KEY (id)
);

CREATE INDEX dispute_agency ON public.dispute USING btree (agency, village);

CREATE INDEX dispute_due ON public.dispute USING btree (due_on, id);

CREATE INDEX dispute_person ON public.dispute USING btree (person_key);

CREATE TRIGGER dispute_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table dispute_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  dispute_id bigint not null,
  step integer not null,
  act text not null,
  value text,
  note text,
  role text not null,
  actor text not null,
  session_id text,
  constraint dispute_entry_act_known CHECK ((act = ANY (ARRAY['opened'::text, 'asked'::text, 'replied'::text, 'withdrawn'::text, 'accepted'::text, 'refused'::text, 'appealed'::text, 'upheld'::text, 'dismissed'::text, 'ended'::text]))),
  constraint dispute_entry_answers_have_a_reason CHECK (((act <> ALL (ARRAY['asked'::text, 'replied'::text, 'refused'::text, 'appealed'::text, 'upheld'::text, 'dismissed'::text])) OR (length(btrim(note)) > 0))),
  constraint dispute_entry_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id),
  constraint dispute_entry_pkey PRIMARY KEY (id),
  constraint dispute_entry_step_once UNIQUE (dispute_id, step),
  constraint dispute_entry_steps_begin_at_one CHECK ((step > 0))
);

CREATE TRIGGER dispute_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dispute_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table erasure (
  id bigint generated always as identity not null,
  basis text not null,
  asked_at timestamp with time zone not null default now(),
  asked_by text not null,
  person_key bigint,
  reason text,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  subjects bigint[],
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  done_at timestamp with time zone,
  constraint erasure_ends_once CHECK (((done_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint erasure_is_confirmed_first CHECK (((done_at IS NULL) OR (confirmed_at IS NOT NULL))),
  constraint erasure_names_nobody_after CHECK ((((person_key IS NULL) AND (reason IS NULL) AND (subjects IS NULL)) = ((done_at IS NOT NULL) OR (withdrawn_at IS NOT NULL)))),
  constraint erasure_pkey PRIMARY KEY (id),
  constraint erasure_takes_two CHECK (((confirmed_by IS NULL) OR (confirmed_by <> asked_by)))
);

CREATE UNIQUE INDEX erasure_open_once ON public.erasure USING btree (person_key) WHERE (person_key IS NOT NULL);

create table erasure_hold (
  digest bytea not null,
  erasure_id bigint not null,
  constraint erasure_hold_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasure(id),
  constraint erasure_hold_is_a_digest CHECK ((length(digest) = 32)),
  constraint erasure_hold_pkey PRIMARY KEY (erasure_id, digest)
);

CREATE TRIGGER erasure_hold_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.erasure_hold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table erasure_source (
  erasure_id bigint not null,
  source text not null,
  constraint erasure_source_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasure(id),
  constraint erasure_source_pkey PRIMARY KEY (erasure_id, source)
);

CREATE TRIGGER erasure_source_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.erasure_source FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table event_parcel (
  subscription_id bigint not null,
  place bigint not null,
  event_no bigint not null,
  message_id text not null,
  person_key bigint not null,
  known_on date not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  due_at timestamp with time zone not null default now(),
  holder text,
  leased_until timestamp with time zone,
  receipt_id bigint,
  body_hash text,
  delivered_at timestamp with time zone,
  reason text,
  constraint event_parcel_pkey PRIMARY KEY (subscription_id, place),
  constraint event_parcel_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text, 'withheld'::text]))),
  constraint event_parcel_subscription_id_event_no_key UNIQUE (subscription_id, event_no),
  constraint event_parcel_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES event_subscription(id)
);

CREATE INDEX event_parcel_due ON public.event_parcel USING btree (subscription_id, due_at, place) WHERE (state = 'waiting'::text);

CREATE INDEX event_parcel_open ON public.event_parcel USING btree (subscription_id, person_key, place) WHERE (state = ANY (ARRAY['waiting'::text, 'dead'::text]));

create table event_subscription (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  recipient text not null,
  agreement_id text not null,
  grant_id text not null,
  kinds text[] not null default '{}'::text[],
  url text,
  actor text not null,
  filled_to bigint not null,
  ended_at timestamp with time zone,
  constraint event_subscription_pkey PRIMARY KEY (id)
);

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

create table health_record_token (
  hospital text not null,
  hash bytea not null,
  actor text not null,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint health_record_token_pkey PRIMARY KEY (hospital)
);

create table home_visit (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  visited_on date not null,
  household_kind text not null,
  household_id bigint not null,
  people bigint[] not null,
  told_by bigint not null,
  findings text[] not null,
  note text,
  village text,
  officer text not null,
  session_id text,
  dataset_version text not null,
  constraint home_visit_found_something CHECK ((cardinality(findings) > 0)),
  constraint home_visit_note_has_words CHECK (((note IS NULL) OR (length(btrim(note)) > 0))),
  constraint home_visit_pkey PRIMARY KEY (id),
  constraint home_visit_told_by_one_of_them CHECK ((told_by = ANY (people)))
);

CREATE INDEX home_visit_people ON public.home_visit USING gin (people);

CREATE INDEX home_visit_village ON public.home_visit USING btree (village text_pattern_ops, visited_on);

CREATE TRIGGER home_visit_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.home_visit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table home_visit_withdrawal (
  visit_id bigint not null,
  at timestamp with time zone not null default now(),
  officer text not null,
  session_id text,
  reason text not null,
  constraint home_visit_withdrawal_has_a_reason CHECK ((length(btrim(reason)) > 0)),
  constraint home_visit_withdrawal_pkey PRIMARY KEY (visit_id),
  constraint home_visit_withdrawal_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES home_visit(id)
);

CREATE TRIGGER home_visit_withdrawal_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.home_visit_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table hospital_account (
  hospital text not null,
  login text not null,
  hashes text[] not null,
  name text not null,
  hospital_name text not null,
  email text,
  scopes text[] not null,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  suspended_at timestamp with time zone,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  constraint hospital_account_once PRIMARY KEY (hospital, login)
);

create table hospital_token_key (
  id integer not null default 1,
  made_at timestamp with time zone not null default now(),
  generation integer not null,
  wrapped bytea not null,
  constraint hospital_token_key_is_one CHECK ((id = 1)),
  constraint hospital_token_key_pkey PRIMARY KEY (id)
);

create table look_up_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  request bigint,
  act text not null,
  person_key bigint,
  who text not null,
  name text not null,
  area text not null,
  session_id text,
  reason text not null,
  case_number text,
  causes text[],
  expires_at timestamp with time zone,
  constraint look_up_entry_act_known CHECK ((act = ANY (ARRAY['asked'::text, 'granted'::text, 'approved'::text, 'rejected'::text]))),
  constraint look_up_entry_answers_a_request CHECK (((act = 'asked'::text) = (request IS NULL))),
  constraint look_up_entry_asks_for_a_person CHECK (((act = 'asked'::text) = ((person_key IS NOT NULL) AND (case_number IS NOT NULL) AND (causes IS NOT NULL)))),
  constraint look_up_entry_ends CHECK (((act = ANY (ARRAY['granted'::text, 'approved'::text])) = (expires_at IS NOT NULL))),
  constraint look_up_entry_has_reason CHECK ((length(btrim(reason)) > 0)),
  constraint look_up_entry_pkey PRIMARY KEY (id),
  constraint look_up_entry_request_fkey FOREIGN KEY (request) REFERENCES look_up_entry(id)
);

CREATE UNIQUE INDEX look_up_entry_answered_once ON public.look_up_entry USING btree (request);

CREATE INDEX look_up_entry_asked ON public.look_up_entry USING btree (who, person_key) WHERE (act = 'asked'::text);

CREATE INDEX look_up_entry_person ON public.look_up_entry USING btree (person_key) WHERE (act = 'asked'::text);

CREATE TRIGGER look_up_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.look_up_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table party_client (
  id text not null,
  party text not null,
  title text not null,
  algorithm text not null,
  public_key jsonb not null,
  certificate text,
  registered_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  constraint party_client_algorithm_known CHECK ((algorithm = ANY (ARRAY['EdDSA'::text, 'ES256'::text]))),
  constraint party_client_pkey PRIMARY KEY (id)
);

CREATE INDEX party_client_party ON public.party_client USING btree (party);

create table party_key_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  party text not null,
  kid text not null,
  public_key text not null,
  act text not null,
  actor text not null,
  constraint party_key_entry_act_known CHECK ((act = ANY (ARRAY['added'::text, 'revoked'::text]))),
  constraint party_key_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX party_key_entry_kid ON public.party_key_entry USING btree (kid, id DESC);

CREATE TRIGGER party_key_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.party_key_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table party_token (
  id text not null,
  client_id text not null,
  key_thumbprint text,
  certificate text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint party_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES party_client(id),
  constraint party_token_is_bound CHECK (((key_thumbprint IS NOT NULL) OR (certificate IS NOT NULL))),
  constraint party_token_pkey PRIMARY KEY (id)
);

CREATE INDEX party_token_client ON public.party_token USING btree (client_id);

create table payer_answer (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  payer text not null,
  key text not null,
  parcel_id bigint not null,
  kind text not null,
  codes text[] not null,
  satang bigint,
  transaction_id text,
  answered_at timestamp with time zone not null,
  told boolean not null,
  constraint payer_answer_once UNIQUE (payer, key),
  constraint payer_answer_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES payer_parcel(id),
  constraint payer_answer_pkey PRIMARY KEY (id)
);

CREATE INDEX payer_answer_latest ON public.payer_answer USING btree (payer, at);

CREATE INDEX payer_answer_parcel ON public.payer_answer USING btree (parcel_id);

CREATE INDEX payer_answer_transaction ON public.payer_answer USING btree (payer, transaction_id) WHERE (transaction_id IS NOT NULL);

CREATE TRIGGER payer_answer_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payer_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table payer_batch (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  key text not null,
  payer text not null,
  hospital text not null,
  scheme text not null,
  state text not null default 'ready'::text,
  tries integer not null default 0,
  due_at timestamp with time zone not null,
  holder text,
  leased_until timestamp with time zone,
  receipt text,
  reason text,
  constraint payer_batch_key_once UNIQUE (key),
  constraint payer_batch_pkey PRIMARY KEY (id),
  constraint payer_batch_state_known CHECK ((state = ANY (ARRAY['ready'::text, 'sent'::text, 'answered'::text, 'split'::text, 'dead'::text]))),
  constraint payer_batch_that_died_has_a_reason CHECK (((state <> 'dead'::text) OR (length(btrim(reason)) > 0))),
  constraint payer_batch_that_went_has_a_receipt CHECK (((state <> ALL (ARRAY['sent'::text, 'answered'::text])) OR (receipt IS NOT NULL)))
);

CREATE INDEX payer_batch_dead ON public.payer_batch USING btree (id) WHERE (state = 'dead'::text);

CREATE INDEX payer_batch_due ON public.payer_batch USING btree (payer, state, due_at) WHERE (state = ANY (ARRAY['ready'::text, 'sent'::text]));

create table payer_parcel (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  payer text not null,
  claim_id bigint not null,
  version integer not null,
  hospital text not null,
  scheme text not null,
  batch_id bigint,
  state text not null default 'waiting'::text,
  reason text,
  answer text,
  answer_rank integer not null default 0,
  answered_at timestamp with time zone,
  constraint payer_parcel_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payer_batch(id),
  constraint payer_parcel_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint payer_parcel_once UNIQUE (payer, claim_id, version),
  constraint payer_parcel_packed_in_a_batch CHECK (((state = 'packed'::text) = (batch_id IS NOT NULL))),
  constraint payer_parcel_pkey PRIMARY KEY (id),
  constraint payer_parcel_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'packed'::text, 'superseded'::text, 'dead'::text])))
);

CREATE INDEX payer_parcel_batch ON public.payer_parcel USING btree (batch_id);

CREATE INDEX payer_parcel_claim ON public.payer_parcel USING btree (claim_id, version);

CREATE INDEX payer_parcel_dead ON public.payer_parcel USING btree (id) WHERE (state = 'dead'::text);

CREATE INDEX payer_parcel_of_hospital ON public.payer_parcel USING btree (hospital);

CREATE INDEX payer_parcel_waiting ON public.payer_parcel USING btree (payer, id) WHERE (state = 'waiting'::text);

create table payer_step (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  batch_id bigint not null,
  act text not null,
  try integer not null,
  actor text not null,
  controller text,
  processor text,
  agreement text,
  body_hash text,
  bytes integer,
  reason text,
  constraint payer_step_act_known CHECK ((act = ANY (ARRAY['packed'::text, 'taken'::text, 'sent'::text, 'failed'::text, 'split'::text, 'died'::text, 'replayed'::text, 'asked'::text, 'answered'::text]))),
  constraint payer_step_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payer_batch(id),
  constraint payer_step_pkey PRIMARY KEY (id)
);

CREATE INDEX payer_step_at ON public.payer_step USING brin (at);

CREATE INDEX payer_step_batch ON public.payer_step USING btree (batch_id, id);

CREATE INDEX payer_step_trouble ON public.payer_step USING btree (id) WHERE (act = ANY (ARRAY['failed'::text, 'died'::text, 'replayed'::text]));

CREATE TRIGGER payer_step_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payer_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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

create table saved_view (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  subject text not null,
  name text not null,
  address text not null,
  constraint saved_view_named CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 80))),
  constraint saved_view_of_our_pages CHECK (((address ~~ '/%'::text) AND (length(address) <= 400))),
  constraint saved_view_once UNIQUE (subject, address),
  constraint saved_view_pkey PRIMARY KEY (id)
);

create table session (
  id text not null,
  role text not null,
  area_scope text not null,
  subject text not null,
  language text not null default 'th'::text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  name text,
  person_key bigint,
  acts_for bigint,
  last_seen_at timestamp with time zone not null default now(),
  idle_minutes integer not null default 60,
  agency text,
  constraint session_idle_minutes_positive CHECK ((idle_minutes > 0)),
  constraint session_pkey PRIMARY KEY (id)
);

CREATE INDEX session_subject ON public.session USING btree (subject) WHERE (revoked_at IS NULL);

create table share_receipt (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  agreement_id text not null,
  agreement_hash text not null,
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
  person_keys bigint[] not null,
  constraint share_receipt_agreement_hash_fkey FOREIGN KEY (agreement_hash) REFERENCES agreement(hash),
  constraint share_receipt_counts CHECK (((rows >= 0) AND (subjects >= 0) AND (bytes >= 0))),
  constraint share_receipt_pkey PRIMARY KEY (id)
);

CREATE INDEX share_receipt_agreement ON public.share_receipt USING btree (agreement_id, recipient, at);

CREATE TRIGGER share_receipt_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.share_receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table sign_in_attempt (
  id text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  return_to text not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);

create table statement (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  kind text not null,
  layout text not null,
  payer text not null,
  hospital text not null,
  document text not null,
  hash text not null,
  lines integer not null,
  satang bigint not null,
  actor text not null,
  constraint statement_kind_known CHECK ((kind = ANY (ARRAY['rep'::text, 'stm'::text]))),
  constraint statement_once UNIQUE (hash),
  constraint statement_pkey PRIMARY KEY (id)
);

CREATE TRIGGER statement_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table statement_line (
  statement_id bigint not null,
  line integer not null,
  transaction_id text,
  claim_id bigint,
  codes text[] not null,
  claimed_satang bigint,
  satang bigint,
  constraint statement_line_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint statement_line_once PRIMARY KEY (statement_id, line),
  constraint statement_line_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statement(id)
);

CREATE INDEX statement_line_claim ON public.statement_line USING btree (claim_id) WHERE (claim_id IS NOT NULL);

CREATE TRIGGER statement_line_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statement_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table subject_key (
  person_key bigint not null,
  generation integer not null,
  wrapped bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint subject_key_is_wrapped CHECK ((length(wrapped) = 60)),
  constraint subject_key_pkey PRIMARY KEY (person_key)
);

CREATE INDEX subject_key_generation ON public.subject_key USING btree (generation);

create table subject_key_erasure (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  person_key bigint not null,
  reason text not null,
  actor text not null,
  constraint subject_key_erasure_has_a_reason CHECK ((length(btrim(reason)) > 0)),
  constraint subject_key_erasure_pkey PRIMARY KEY (id)
);

CREATE TRIGGER subject_key_erasure_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subject_key_erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table table_key (
  version_id text not null,
  table_name text not null,
  generation integer not null,
  wrapped bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint table_key_is_wrapped CHECK ((length(wrapped) = 60)),
  constraint table_key_pkey PRIMARY KEY (version_id, table_name)
);

CREATE INDEX table_key_generation ON public.table_key USING btree (generation);

create table used_proof (
  id text not null,
  expires_at timestamp with time zone not null,
  constraint used_proof_pkey PRIMARY KEY (id)
);

CREATE INDEX used_proof_expires ON public.used_proof USING btree (expires_at);

create table visit_total (
  hospital text not null,
  visit bytea not null,
  kind text not null,
  hn bytea not null,
  seq bytea,
  an bytea,
  told_at timestamp with time zone not null default now(),
  told_by text not null,
  sealed bytea not null,
  constraint visit_total_kind_known CHECK ((kind = ANY (ARRAY['OP'::text, 'IP'::text]))),
  constraint visit_total_pkey PRIMARY KEY (hospital, visit)
);

CREATE INDEX visit_total_hn ON public.visit_total USING btree (hospital, hn);

create table watched_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  person_key bigint not null,
  act text not null,
  reason text not null,
  who text not null,
  constraint watched_entry_act_known CHECK ((act = ANY (ARRAY['watched'::text, 'released'::text]))),
  constraint watched_entry_has_reason CHECK ((length(btrim(reason)) > 0)),
  constraint watched_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX watched_entry_person ON public.watched_entry USING btree (person_key, id DESC);

CREATE TRIGGER watched_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.watched_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
