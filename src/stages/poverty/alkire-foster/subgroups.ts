import { problem } from '../../../base/errors/index.ts';
import type { PovertyMeasure } from './define-measure.ts';
import { type PovertyFigures, povertyFigures } from './poverty-figures.ts';
import type { PovertySums } from './poverty-sums.ts';

/** A part of the people, such as an area, and what it gives to the poverty of all. */
export type SubgroupFigures<Name> = Readonly<{
  name: Name;
  figures: PovertyFigures;
  populationShare: number | null;
  /** Its share of people times its M0, over the M0 of all. */
  contribution: number | null;
}>;

/** Something that does not add up. */
export type DecompositionFinding = Readonly<{ what: string; whole: number; parts: number }>;

/** How far off sums may be before they count as different: what rounding of doubles can do, and no more. */
export const DECOMPOSITION_TOLERANCE = 1e-9;

/** What each part of the people gives to the whole. Throws DECOMPOSITION_DIFFERS when the parts are not the whole. */
export function decomposeBySubgroup<Name>(
  measure: PovertyMeasure,
  whole: PovertySums,
  parts: readonly Readonly<{ name: Name; sums: PovertySums }>[],
): SubgroupFigures<Name>[] {
  const [finding] = auditSubgroups(
    measure,
    whole,
    parts.map(({ sums }) => sums),
  );
  if (finding) throw problem('DECOMPOSITION_DIFFERS', finding);
  return parts.map(({ name, sums }) => ({
    name,
    figures: povertyFigures(measure, sums),
    populationShare: whole.people > 0 ? sums.people / whole.people : null,
    contribution: whole.score > 0 ? sums.score / whole.score : null,
  }));
}

/** Where parts do not add up to the whole: people, poor people, M0 and each indicator's censored headcount. Empty when all do. */
export function auditSubgroups(
  measure: PovertyMeasure,
  whole: PovertySums,
  parts: readonly PovertySums[],
): DecompositionFinding[] {
  const added = (read: (sums: PovertySums) => number) => parts.reduce((sum, part) => sum + read(part), 0);
  const reads: readonly Readonly<{ what: string; read: (sums: PovertySums) => number }>[] = [
    { what: 'people', read: ({ people }) => people },
    { what: 'poor', read: ({ poor }) => poor },
    { what: 'M0', read: ({ score }) => score / measure.weightsSum },
    ...measure.indicators.map(({ id }, place) => ({
      what: `h(k) ${id}`,
      read: ({ censored }: PovertySums) => censored[place] ?? 0,
    })),
  ];
  return reads
    .map(({ what, read }) => ({ what, whole: read(whole), parts: added(read) }))
    .filter((one) => !isSame(one.whole, one.parts));
}

/** Where the figures of one group contradict each other: M0 = H × A, contributions are 1, indicators make M0. */
export function auditFigures(measure: PovertyMeasure, figures: PovertyFigures): DecompositionFinding[] {
  const { headcount, intensity, adjustedHeadcount, indicators, dimensions } = figures;
  if (headcount === null || intensity === null || adjustedHeadcount === null) return [];
  const ofIndicators = indicators.reduce((sum, one) => sum + one.weight * (one.censored ?? 0), 0);
  const contributions = (list: readonly Readonly<{ contribution: number | null }>[]) =>
    list.reduce((sum, one) => sum + (one.contribution ?? 0), 0);
  return [
    { what: 'M0 = H × A', whole: adjustedHeadcount, parts: headcount * intensity },
    { what: 'M0 = Σ w h(k)', whole: adjustedHeadcount, parts: ofIndicators / measure.weightsSum },
    { what: 'indicators', whole: 1, parts: contributions(indicators) },
    { what: 'dimensions', whole: 1, parts: contributions(dimensions) },
  ].filter((one) => !isSame(one.whole, one.parts));
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= DECOMPOSITION_TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
}
