-- Figures of claims on the way are asked every few seconds by whoever runs the gateway: what waits and what is stuck is found by partial
-- indexes, and the last hour and day by block ranges, which cost nothing to keep where rows come in the order of time.
create index payer_batch_dead on payer_batch (id) where state = 'dead';
create index payer_parcel_dead on payer_parcel (id) where state = 'dead';
create index payer_step_trouble on payer_step (id) where act in ('failed', 'died', 'replayed');
create index payer_answer_latest on payer_answer (payer, at);
create index payer_step_at on payer_step using brin (at);
create index claim_event_at on claim_event using brin (at);
