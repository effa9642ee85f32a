-- A page that somebody comes back to, under a name of their own: where it is and what is chosen on it, and never whom it shows.
-- It is a desk drawer and no record of what was done, so it can be renamed and removed.
create table saved_view (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  subject text not null,
  name text not null,
  address text not null,
  constraint saved_view_once unique (subject, address),
  constraint saved_view_named check (length(btrim(name)) between 1 and 80),
  constraint saved_view_of_our_pages check (address like '/%' and length(address) <= 400)
);
