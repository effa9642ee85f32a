export { type Evaluation, evaluate, evaluateLinks, type LinkEvaluation } from './evaluate.ts';
export type { FaultKind, FaultSign } from './fault-kinds.ts';
export type { FaultQuality } from './fault-quality.ts';
export type { LinkQuality } from './link-quality.ts';
