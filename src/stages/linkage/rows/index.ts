export { identities, identitiesIn, recordOf, rowIdOf } from './identities.ts';
export { holders, records, unsettled, unsettledRows } from './records.ts';
export { residue, spine } from './residue.ts';
export { slips, WAYS_TO_SLIP } from './slips.ts';
