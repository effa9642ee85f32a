export { assignOneToOne } from './assignment.ts';
export type { BandPlan } from './band-plan.ts';
export { filtersOf, makeDice } from './dice.ts';
export {
  type EncodedLink,
  type EncodedLinks,
  linkEncodings,
  type UnitSettings,
} from './link-encodings.ts';
