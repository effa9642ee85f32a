import type { PovertyMeasure } from './define-measure.ts';
import type { PovertySums } from './poverty-sums.ts';

/** What a measure says of some people; null where nobody is there to say it of. Shares are 0 to 1. */
export type PovertyFigures = Readonly<{
  people: number;
  poor: number;
  /** H: the share of people who are poor. */
  headcount: number | null;
  /** A: the share of weights that the poor lack on average. */
  intensity: number | null;
  /** M0 = H × A. */
  adjustedHeadcount: number | null;
  vulnerable: number | null;
  severe: number | null;
  /** How unequally deprivations fall among the poor: the mean square of each one's share less A. */
  inequality: number | null;
  /** H if all who were left out are poor or not poor, as far as what is known of them allows. */
  headcountBounds: Readonly<{ least: number; most: number }> | null;
  indicators: readonly IndicatorFigures[];
  dimensions: readonly Readonly<{ id: string; contribution: number | null }>[];
}>;

/** One indicator: how many lack it, how many poor lack it, and its share of M0. */
export type IndicatorFigures = Readonly<{
  id: string;
  dimension: string;
  weight: number;
  raw: number | null;
  censored: number | null;
  contribution: number | null;
}>;

/** The figures of a measure from its sums. */
export function povertyFigures(measure: PovertyMeasure, sums: PovertySums): PovertyFigures {
  const { weightsSum } = measure;
  const { people, poor, score, scoreSquares } = sums;
  const indicators = measure.indicators.map(({ id, dimension, weight }, place) => ({
    id,
    dimension,
    weight,
    raw: share(sums.raw[place] ?? 0, people),
    censored: share(sums.censored[place] ?? 0, people),
    contribution: share(weight * (sums.censored[place] ?? 0), score),
  }));
  return {
    people,
    poor,
    headcount: share(poor, people),
    intensity: share(score, weightsSum * poor),
    adjustedHeadcount: share(score, weightsSum * people),
    vulnerable: measure.vulnerableFrom === null ? null : share(sums.vulnerable, people),
    severe: measure.severeFrom === null ? null : share(sums.severe, people),
    inequality: share(Math.max(0, poor * scoreSquares - score * score), (poor * weightsSum) ** 2),
    headcountBounds: boundsOf(sums),
    indicators,
    dimensions: dimensionsOf(measure).map((id) => ({ id, contribution: sumOfContributions(indicators, id) })),
  };
}

/** The dimensions of a measure, in its order. */
export function dimensionsOf(measure: PovertyMeasure): string[] {
  return [...new Set(measure.indicators.map(({ dimension }) => dimension))];
}

function sumOfContributions(indicators: readonly IndicatorFigures[], dimension: string): number | null {
  const own = indicators.filter((one) => one.dimension === dimension);
  if (own.some(({ contribution }) => contribution === null)) return null;
  return own.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
}

function boundsOf({ people, poor, leftOut }: PovertySums): Readonly<{ least: number; most: number }> | null {
  const all = people + leftOut.people;
  if (all === 0) return null;
  return {
    least: (poor + leftOut.surelyPoor) / all,
    most: (poor + leftOut.people - leftOut.surelyNotPoor) / all,
  };
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
