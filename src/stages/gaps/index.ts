export { GAP_MEANINGS } from './gap-meanings.ts';
export { gapsOf } from './gaps-of.ts';
export { planGaps } from './plan.ts';
export { checkGapSettings, type GapSettings, gapSettingsSchema } from './settings.ts';
