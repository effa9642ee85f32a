export { drawFaults, type FaultOdds, faultOddsOf, ROW_FAULTS, type RowFault } from './row-faults.ts';
export { type Copied, type SpoilContext, spoil } from './spoil.ts';
export { unreadableRow } from './unreadable.ts';
