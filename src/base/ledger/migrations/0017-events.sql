-- Who is told of life events: a party, under one grant of one agreement, at an address of theirs or by asking.
create table event_subscription (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  recipient text not null,
  agreement_id text not null,
  grant_id text not null,
  -- Kinds of events that are wanted; none named means all that the grant gives.
  kinds text[] not null default '{}',
  -- Where events are sent; nothing for whoever asks for them.
  url text,
  actor text not null,
  -- Events up to this number were looked at.
  filled_to bigint not null,
  ended_at timestamptz
);

-- The events that a subscriber gets, in their order. What an event says is read from the lake when it leaves, and stands nowhere here.
create table event_parcel (
  subscription_id bigint not null references event_subscription,
  place bigint not null,
  event_no bigint not null,
  message_id text not null,
  person_key bigint not null,
  known_on date not null,
  -- Withheld: what the agreement gave when it happened, and gave no more when it was to leave.
  state text not null default 'waiting',
  tries integer not null default 0,
  due_at timestamptz not null default now(),
  holder text,
  leased_until timestamptz,
  -- What was written down before its first byte left.
  receipt_id bigint,
  body_hash text,
  delivered_at timestamptz,
  reason text,
  primary key (subscription_id, place),
  unique (subscription_id, event_no),
  constraint event_parcel_state_known check (state in ('waiting', 'delivered', 'dead', 'withheld'))
);

create index event_parcel_due on event_parcel (subscription_id, due_at, place) where state = 'waiting';
create index event_parcel_open on event_parcel (subscription_id, person_key, place) where state in ('waiting', 'dead');
