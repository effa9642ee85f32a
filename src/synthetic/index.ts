export { type Evaluation, evaluate } from './evaluation/index.ts';
export {
  type SyntheticCountry,
  type SyntheticNames,
  type SyntheticPlace,
  type SyntheticSettings,
  type SyntheticStatistics,
  syntheticSettingsSchema,
} from './settings/index.ts';
export {
  type SyntheticOrder,
  type SyntheticProgress,
  type SyntheticSummary,
  synthesise,
} from './synthesise.ts';
