import type { Judgement } from './judge.ts';

const DIGITS = 4;

/** The figures of a judgement that go into the table, rounded for reading. */
export type Summary = Readonly<{
  records: number;
  precision: number;
  recall: number;
  f1: number;
  bCubed: number;
  falseMergesPer100kPeople: number;
  missedShare: number;
  largestCluster: number;
  bestF1?: number;
  bestF1At?: number;
  bestBCubed?: number;
  bestBCubedAt?: number;
}>;

/** Rounds a judgement for the table. */
export function summary(judged: Judgement): Summary {
  const { best, pairs } = judged;
  return {
    records: judged.records,
    precision: rounded(pairs.precision),
    recall: rounded(pairs.recall),
    f1: rounded(pairs.f1),
    bCubed: rounded(judged.bCubed.f1),
    falseMergesPer100kPeople: Math.round(judged.falseMergesPer100kPeople),
    missedShare: rounded(judged.missedShare),
    largestCluster: judged.largestCluster,
    ...(best && {
      bestF1: rounded(best.f1),
      bestF1At: best.f1At,
      bestBCubed: rounded(best.bCubedF1),
      bestBCubedAt: best.bCubedF1At,
    }),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}
