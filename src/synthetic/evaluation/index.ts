export { type Evaluation, evaluate, evaluateLinks, type LinkEvaluation } from './evaluate.ts';
export { FAULT_KINDS, type FaultKind, type FaultSign } from './fault-kinds.ts';
export type { FaultQuality } from './fault-quality.ts';
export type { LinkQuality } from './link-quality.ts';
