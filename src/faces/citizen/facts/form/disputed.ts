import type { MyFactAnswer } from '../../../../contract/index.ts';

/** After these something can be said to be wrong again. */
export const SETTLED = ['withdrawn', 'accepted', 'upheld', 'refused', 'dismissed', 'ended'];

/** What of a fact, or of something like one, is needed to say that it is wrong. */
export type Disputed = Pick<
  MyFactAnswer,
  'fact' | 'label' | 'agency' | 'type' | 'value' | 'words' | 'choices'
>;

/** How the form speaks of what is disputed: what is said, and what is chosen. */
export type FormWords = Readonly<{ value: string; choice: string }>;
