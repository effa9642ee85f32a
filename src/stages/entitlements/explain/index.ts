export {
  type Explanation,
  explainDecision,
  type OnDay,
  prepareAllExplanations,
} from './explain.ts';
export type { ExplainedCondition, FactDoubt, Known, Outcome, Provenance } from './explained.ts';
export { factsIn } from './facts.ts';
