import { type Sql, sql } from '../../../base/lake/index.ts';
import type { Counts, CountsOf } from '../measures/index.ts';
import { isInState, stateColumn } from './home-states.ts';
import {
  householdBits,
  isAnswered,
  isJudged,
  isPoorBy,
  judgedBy,
  type MeasuredSet,
} from './indicator-bits.ts';

/** What the country says of households, for measures that ask by name. */
export type HomeContext = Readonly<{
  /** All sets by which households are judged. */
  sets: readonly MeasuredSet[];
  /** Rules by which households are fragile. */
  fragile: readonly string[];
}>;

type OfHouseholds = CountsOf<'households' | 'deprived-households' | 'in-state-households'>;
type OfTheirPeople = CountsOf<'judged' | 'answered' | 'poor-by' | 'deprived' | 'in-state'>;

/** Whether a measure counts households. */
export function isOfHouseholds(counts: Counts): counts is OfHouseholds {
  return ['households', 'deprived-households', 'in-state-households'].includes(counts.kind);
}

/** Whether a measure counts everybody of the households of which something holds. */
export function isOfTheirPeople(counts: Counts): counts is OfTheirPeople {
  return ['judged', 'answered', 'poor-by', 'deprived', 'in-state'].includes(counts.kind);
}

/** Whether a surveyed household counts, with its people or for itself: yes, no or not known. It stands under `home`. */
export function homeAnswer(counts: OfHouseholds | OfTheirPeople, { sets, fragile }: HomeContext): Sql {
  switch (counts.kind) {
    case 'judged':
      return isJudged(counts.set);
    case 'answered':
      return isAnswered(counts, sets);
    case 'poor-by':
      return isPoorBy(counts.set);
    case 'deprived':
    case 'deprived-households':
      return householdBits(counts, sets);
    case 'in-state':
    case 'in-state-households':
      return isInState(counts, fragile);
    case 'households':
      if (counts.set !== undefined) return counts.poor ? isPoorBy(counts.set) : isJudged(counts.set);
      return counts.poor ? sql`home.poor` : sql`true`;
  }
}

/** The column of surveyed households on which it rests whether a measure can be known at all: who was judged or answered can always be told. */
export function columnBehind(counts: Counts): string | undefined {
  switch (counts.kind) {
    case 'poor-by':
    case 'score':
      return judgedBy(counts.set);
    case 'deprived':
    case 'deprived-households':
      return counts.among === 'answered' ? undefined : judgedBy(counts.set);
    case 'in-state':
    case 'in-state-households':
      return stateColumn(counts);
    default:
      return undefined;
  }
}
