export type { SequencerPlan } from './plan.ts';
export { type Sequencer, startSequencer } from './sequencer.ts';
