-- A hospital's page of money asks what payers decided about its claims and in which batches it is paid; without these indexes what went to
-- payers from all hospitals would be read for it.
create index payer_parcel_of_hospital on payer_parcel (hospital);
create index cut_off_batch_of_hospital on cut_off_batch (hospital, id);
