import type { ExplainedRight } from '../../lookup/index.ts';

/** What is asked of a right here. */
export type Standing = Readonly<{
  programme: Pick<ExplainedRight['programme'], 'id' | 'period'>;
  explanation: Readonly<{ stacking: readonly Readonly<{ with: Readonly<{ id: string }>; rule: string }>[] }>;
}>;

/**
 * Whether somebody already receives a service that may not be combined with a refused one: a person with one main health scheme
 * is not told to become a civil servant for another. Money stays worth knowing, because it may be more.
 */
export function isCrowdedOut(refused: Standing, gets: readonly Standing[]): boolean {
  if (refused.programme.period !== 'service') return false;
  return gets.some(
    (one) => one.programme.period === 'service' && (excludes(refused, one) || excludes(one, refused)),
  );
}

function excludes(one: Standing, other: Standing): boolean {
  return one.explanation.stacking.some(
    ({ with: named, rule }) => named.id === other.programme.id && rule === 'may-not',
  );
}
