-- What data stewards say of two records that may be one person: one row an act. Taking something back is another row:
-- withdraw takes back one's own answer, reopen all answers to a pair. Villages are those of the two records, so that an
-- answer can be found and undone by area when its pair is no longer in what is published.
create table review_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
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
  undoes bigint references review_entry (id),
  dataset_version text not null,
  constraint review_entry_act_known check (act in ('answer', 'withdraw', 'reopen')),
  constraint review_entry_answer_known check (answer in ('same', 'different', 'cannot-tell')),
  constraint review_entry_only_answers_answer check ((act = 'answer') = (answer is not null)),
  constraint review_entry_withdraws_one check ((act = 'withdraw') = (undoes is not null)),
  constraint review_entry_needs_people check (needs between 1 and 2)
);

-- What somebody last said of a pair, and whether a pair was opened again since.
create index review_entry_pair on review_entry (pair_key, reviewer, id desc);
create index review_entry_reopened on review_entry (pair_key, id) where act = 'reopen';
create index review_entry_reviewer on review_entry (reviewer, at);

create trigger review_entry_only_grows
  before update or delete or truncate on review_entry
  for each statement execute function refuse_change();

-- Pairs whose truth is known and that reviewers are shown among the others, to measure how often they are right.
create table review_gold (
  pair_key bigint primary key,
  planted_at timestamptz not null default now(),
  left_key bigint not null,
  right_key bigint not null,
  truth text not null,
  constraint review_gold_truth_known check (truth in ('same', 'different'))
);

create trigger review_gold_only_grows
  before update or delete or truncate on review_gold
  for each statement execute function refuse_change();
