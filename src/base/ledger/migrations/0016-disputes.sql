-- A correction ends by itself once the register says something else since the decision; that it did is a step of the dispute.
alter table dispute_entry drop constraint dispute_entry_act_known;
alter table dispute_entry add constraint dispute_entry_act_known check (
  act in ('opened', 'asked', 'replied', 'withdrawn', 'accepted', 'refused', 'appealed', 'upheld', 'dismissed', 'ended')
);

-- Queues are read a page at a time, those due first.
create index dispute_due on dispute (due_on, id);

-- The agency whose facts a steward answers for; nothing for everybody else, and for stewards who only judge pairs of records.
alter table session add column agency text;
