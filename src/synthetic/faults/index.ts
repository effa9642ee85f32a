export { drawFaults, type FaultOdds, faultOddsOf, type RowFault } from './row-faults.ts';
export { type Copied, type SpoilContext, spoil } from './spoil.ts';
export { unreadableRow } from './unreadable.ts';
