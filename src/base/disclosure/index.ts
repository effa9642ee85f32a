export type {
  AreaFigures,
  CountedFigure,
  HiddenReason,
  ProtectedFigures,
  Protection,
} from './area-figures.ts';
export { mergeFigures } from './merge-figures.ts';
export { makePerturbation } from './perturb.ts';
export { protect } from './protect.ts';
export {
  EVERYONE,
  makePublication,
  type ProtectionSettings,
  type Publication,
  type PublicationContent,
  type PublishedMeasure,
  type Rate,
} from './publication.ts';
export { withRates } from './rates.ts';
export { seesTrueValues } from './true-values.ts';
