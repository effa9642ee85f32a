export {
  asWritten,
  identities,
  identitiesIn,
  recordOf,
  rowIdOf,
  sourceOf,
} from './identities.ts';
export { anchorKeyOf, holders, records, unsettledRows } from './records.ts';
export { residue, spine } from './residue.ts';
export { SLIPS, slips, WAYS_TO_SLIP } from './slips.ts';
