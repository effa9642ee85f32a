export { GAP_KINDS, GAP_MEANINGS, type GapKind } from './gap-kinds.ts';
export { planGaps } from './plan.ts';
export { checkGapSettings, type GapSettings, gapSettingsSchema } from './settings.ts';
