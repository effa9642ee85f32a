export { type ConfidenceBand, judgeConfidence } from './gap-confidence.ts';
export { type GapQuality, judgeGaps } from './gap-quality.ts';
export { countUntold, type Untold } from './untold-answers.ts';
