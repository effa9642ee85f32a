export { type Evaluation, evaluate, evaluateLinks, type LinkEvaluation } from './evaluation/index.ts';
export { type SyntheticCountry, type SyntheticSettings, syntheticSettingsSchema } from './settings/index.ts';
export { type SyntheticSummary, synthesise } from './synthesise.ts';
