import { below, streamOf } from '../random.ts';

const ITEMS_STREAM = 20;

/** Points of a score's items that add up to the total, drawn from a stream of the person's own so that nothing else changes. */
export function itemScores(
  total: number,
  most: Readonly<Record<string, number>>,
  trueId: number,
): Readonly<Record<string, number>> {
  const stream = streamOf(ITEMS_STREAM, trueId);
  // Every point that can be had, once; those not had are drawn and taken away.
  const had = Object.entries(most).flatMap(([item, points]) => Array.from({ length: points }, () => item));
  while (had.length > total) had.splice(below(stream, had.length), 1);
  const scores = Object.fromEntries(Object.keys(most).map((item) => [item, 0]));
  for (const item of had) scores[item] = (scores[item] ?? 0) + 1;
  return scores;
}
