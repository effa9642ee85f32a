-- Visits that officers paid to households: when, by whom, what was found (ids of a short list) and who lived there then. What was noted is
-- sealed under the key of the person who told it. A visit is never changed; one that was written down wrongly is withdrawn with a reason.
create table home_visit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
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
  constraint home_visit_told_by_one_of_them check (told_by = any (people)),
  constraint home_visit_found_something check (cardinality(findings) > 0),
  constraint home_visit_note_has_words check (note is null or length(btrim(note)) > 0)
);

create index home_visit_people on home_visit using gin (people);
create index home_visit_village on home_visit (village text_pattern_ops, visited_on);

create trigger home_visit_only_grows
  before update or delete or truncate on home_visit
  for each statement execute function refuse_change();

create table home_visit_withdrawal (
  visit_id bigint primary key references home_visit (id),
  at timestamptz not null default now(),
  officer text not null,
  session_id text,
  reason text not null,
  constraint home_visit_withdrawal_has_a_reason check (length(btrim(reason)) > 0)
);

create trigger home_visit_withdrawal_only_grows
  before update or delete or truncate on home_visit_withdrawal
  for each statement execute function refuse_change();
