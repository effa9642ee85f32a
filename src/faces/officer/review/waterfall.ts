import type { ReviewEvidence } from '../../../contract/index.ts';

/** One part of the weight as a bar of a waterfall: where it begins and ends, as shares of the whole width. */
export type WaterfallBar = Readonly<{ part: ReviewEvidence; from: number; to: number; sum: number }>;

/** A waterfall: its bars in order, where zero stands, and the sum. */
export type Waterfall = Readonly<{ bars: WaterfallBar[]; zero: number; sum: number }>;

/** Stacks weights from zero on, each beginning where the one before ended. */
export function stackWeights(evidence: readonly ReviewEvidence[]): Waterfall {
  const sums: number[] = [0];
  for (const { weight } of evidence) sums.push((sums.at(-1) ?? 0) + weight);
  const [least, most] = [Math.min(...sums), Math.max(...sums)];
  const share = (weight: number) => (most === least ? 0 : (weight - least) / (most - least));
  return {
    bars: evidence.map((part, index) => {
      const [before = 0, after = 0] = [sums[index], sums[index + 1]];
      return {
        part,
        from: share(Math.min(before, after)),
        to: share(Math.max(before, after)),
        sum: after,
      };
    }),
    zero: share(0),
    sum: sums.at(-1) ?? 0,
  };
}
