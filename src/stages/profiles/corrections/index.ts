export { correctColumns, correctedRows, correctedValues } from './correct-columns.ts';
export { correctProfile } from './correct-profile.ts';
export {
  type FactCorrection,
  isCorrectable,
  isValueOf,
  type KnownCorrection,
  knownCorrections,
} from './correction.ts';
export { corrections, type Registered } from './corrections.ts';
