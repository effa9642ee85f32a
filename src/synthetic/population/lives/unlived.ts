import type { Health } from './health.ts';
import { type Money, NOTHING } from './incomes.ts';
import type { Schooling } from './schooling.ts';
import { idle, type Work } from './work.ts';

/** The life of a person before it is drawn. */
export const UNLIVED: Readonly<{ schooling: Schooling; work: Work; money: Money; health: Health }> = {
  schooling: { education: 'none', grade: null, reads: false },
  work: idle('too-young'),
  money: NOTHING,
  health: { disability: null, chronic: [], barthel: null, birthWeight: 0 },
};
