-- What goes to a payer travels in batches. A batch is sent under one key however often it is tried, so that it arrives once; who holds its
-- lease tries it, and when that one dies another takes over. What was tried, and what came of it, stands in payer_step.
create table payer_batch (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  key text not null,
  payer text not null,
  hospital text not null,
  scheme text not null,
  -- ready: to be sent. sent: the payer has it, answers are waited for. answered: every claim has its last answer. split: its claims went
  -- into smaller batches. dead: nobody tries it again until somebody says so.
  state text not null default 'ready',
  tries integer not null default 0,
  due_at timestamptz not null,
  holder text,
  leased_until timestamptz,
  receipt text,
  reason text,
  constraint payer_batch_key_once unique (key),
  constraint payer_batch_state_known check (state in ('ready', 'sent', 'answered', 'split', 'dead')),
  constraint payer_batch_that_went_has_a_receipt check (state not in ('sent', 'answered') or receipt is not null),
  constraint payer_batch_that_died_has_a_reason check (state <> 'dead' or length(btrim(reason)) > 0)
);

create index payer_batch_due on payer_batch (payer, state, due_at) where state in ('ready', 'sent');

-- One version of a claim for one payer: it goes once. `answer` is `forwarded` from its first try on, then the furthest the payer said, and `answered_at` when by the payer's own
-- clock; what it said earlier and comes later changes nothing.
create table payer_parcel (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  payer text not null,
  claim_id bigint not null references claim (id),
  version integer not null,
  hospital text not null,
  scheme text not null,
  batch_id bigint references payer_batch (id),
  state text not null default 'waiting',
  reason text,
  answer text,
  answer_rank integer not null default 0,
  answered_at timestamptz,
  constraint payer_parcel_once unique (payer, claim_id, version),
  constraint payer_parcel_state_known check (state in ('waiting', 'packed', 'superseded', 'dead')),
  constraint payer_parcel_packed_in_a_batch check ((state = 'packed') = (batch_id is not null))
);

create index payer_parcel_waiting on payer_parcel (payer, id) where state = 'waiting';
create index payer_parcel_batch on payer_parcel (batch_id);
create index payer_parcel_claim on payer_parcel (claim_id, version);

-- What happened to a batch, try by try: who was the controller and who the processor, under which agreement, how much left and its hash.
create table payer_step (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  batch_id bigint not null references payer_batch (id),
  act text not null,
  try integer not null,
  actor text not null,
  controller text,
  processor text,
  agreement text,
  body_hash text,
  bytes integer,
  reason text,
  constraint payer_step_act_known check (
    act in ('packed', 'taken', 'sent', 'failed', 'split', 'died', 'replayed', 'asked', 'answered')
  )
);

create index payer_step_batch on payer_step (batch_id, id);

create trigger payer_step_only_grows
  before update or delete or truncate on payer_step
  for each statement execute function refuse_change();

-- Every answer of a payer once, by the payer's own name for it; `told` is whether it became an event of the claim.
create table payer_answer (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  payer text not null,
  key text not null,
  parcel_id bigint not null references payer_parcel (id),
  kind text not null,
  codes text[] not null,
  satang bigint,
  transaction_id text,
  answered_at timestamptz not null,
  told boolean not null,
  constraint payer_answer_once unique (payer, key)
);

create index payer_answer_parcel on payer_answer (parcel_id);
create index payer_answer_transaction on payer_answer (payer, transaction_id) where transaction_id is not null;

create trigger payer_answer_only_grows
  before update or delete or truncate on payer_answer
  for each statement execute function refuse_change();

-- Approved claims of a hospital and scheme that are paid together.
create table cut_off_batch (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  number text not null,
  payer text not null,
  hospital text not null,
  scheme text not null,
  kind text not null,
  period text not null,
  claims integer not null,
  satang bigint not null,
  constraint cut_off_batch_number_once unique (number)
);

create table cut_off_claim (
  batch_id bigint not null references cut_off_batch (id),
  claim_id bigint not null references claim (id),
  version integer not null,
  satang bigint not null,
  constraint cut_off_claim_once primary key (batch_id, claim_id)
);

create index cut_off_claim_claim on cut_off_claim (claim_id);

-- A file in which a payer or a hospital says what was decided (REP) or paid (STM). The same bytes are taken once.
create table statement (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  layout text not null,
  payer text not null,
  hospital text not null,
  document text not null,
  hash text not null,
  lines integer not null,
  satang bigint not null,
  actor text not null,
  constraint statement_once unique (hash),
  constraint statement_kind_known check (kind in ('rep', 'stm'))
);

-- A row of such a file, without what tells who somebody is: the payer's number of the transaction, and the claim it was found to be of.
create table statement_line (
  statement_id bigint not null references statement (id),
  line integer not null,
  transaction_id text,
  claim_id bigint references claim (id),
  codes text[] not null,
  claimed_satang bigint,
  satang bigint,
  constraint statement_line_once primary key (statement_id, line)
);

create index statement_line_claim on statement_line (claim_id) where claim_id is not null;

create trigger statement_only_grows
  before update or delete or truncate on statement
  for each statement execute function refuse_change();

create trigger statement_line_only_grows
  before update or delete or truncate on statement_line
  for each statement execute function refuse_change();
