export { planPoverty } from './plan.ts';
export { type IndicatorSet, indicatorSetSchema } from './settings.ts';
