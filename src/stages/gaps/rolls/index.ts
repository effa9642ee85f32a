export { pairColumns } from './overlaps.ts';
export { type Column, rollColumns } from './roll-columns.ts';
export { NO_AMOUNT } from './roll-names.ts';
export { type Roll, type Rolls, rollsOn } from './rolls.ts';
