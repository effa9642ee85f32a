-- For which party somebody took a step with an agreement; nothing for the operator, and for steps of before. Who suspended an agreement says
-- who may put it in force again, and who proposed one who may withdraw it.
alter table agreement_status add column party text;
