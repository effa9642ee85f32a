export type { ExplainedAmount, ExplainedCap, ExplainedOverlay } from './amount.ts';
export {
  type ExplainRequest,
  type Explanation,
  explainDecision,
  type OnDay,
  prepareAllExplanations,
  prepareExplanations,
} from './explain.ts';
export type {
  Distance,
  ExplainedArea,
  ExplainedCondition,
  ExplainedException,
  ExplainedFact,
  ExplainedHousehold,
  ExplainedParameter,
  ExplainedPart,
  ExplainedReceives,
  FactDoubt,
  Known,
  Outcome,
  Provenance,
} from './explained.ts';
export { factsIn } from './facts.ts';
export type { ExplainedHolder } from './holder.ts';
export type { Answer } from './verdict.ts';
