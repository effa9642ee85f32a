import { cumulative, runningSums, type Stream, sumOf } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import type { FamilySeed } from './families.ts';
import { type FamilyCell, headAge, SEX_AGE_GROUPS, tryFamilies } from './family-cells.ts';
import { FAMILY_KINDS, type FamilyKind } from './family-member.ts';

const SAMPLES = 250;
const ATTEMPTS = 3;
const ROUNDS = 80;
/** Kinds of family pull in the first rounds only: age and sex are better known. */
const KINDS_PULL_ROUNDS = 55;
const TINY = 1e-9;

/** What a province's families should add up to. */
export type MixTarget = Readonly<{
  /** Registered people by sex and age group, men first. */
  people: readonly number[];
  /** Share of each kind of family. */
  kinds: ReadonlyMap<FamilyKind, number>;
  meanSize: number;
  /** Share of the registered people who live elsewhere though their family is at home. */
  absentShare: number;
}>;

/** How families of one province are drawn. */
export type FamilyMix = Readonly<{
  drawSeed: (stream: Stream) => FamilySeed;
  /** For `absentKin`. */
  absentRate: number;
}>;

type Fit = Readonly<{ weights: Float64Array; absentRate: number }>;

/** Prepares the fitting of families to provinces. */
export function familyFitting(settings: FamilySettings): (target: MixTarget) => FamilyMix {
  const cells = tryFamilies(settings, SAMPLES);
  return (target) => {
    let fit: Fit = { weights: startWeights(cells, target, settings), absentRate: target.absentShare * 4 };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const weights = scaledWeights(cells, target, fit);
      const share = absentShareOf(cells, { weights, absentRate: fit.absentRate });
      fit = { weights, absentRate: fit.absentRate * (target.absentShare / Math.max(TINY, share)) };
    }
    return mixOf(cells, fit);
  };
}

function mixOf(cells: readonly FamilyCell[], { weights, absentRate }: Fit): FamilyMix {
  const sums = runningSums([...weights]);
  const drawSeed = (stream: Stream): FamilySeed => {
    const cell = cells[cumulative(stream, sums)];
    const kind = cell?.kind ?? 'one_person_under_60';
    return { kind, sex: cell?.sex ?? 'm', age: headAge(stream, cell?.from ?? 30) };
  };
  return { drawSeed, absentRate };
}

/** The shares of kinds, spread evenly over the ages of heads; they add up to the families of one person. */
function startWeights(
  cells: readonly FamilyCell[],
  { kinds, meanSize }: MixTarget,
  { headsWomen }: FamilySettings,
): Float64Array {
  const alike = Map.groupBy(cells, ({ kind, sex }) => `${kind} ${sex}`);
  const weights = cells.map(({ kind, sex }) => {
    const women = headsWomen[kind] ?? 0.5;
    const share = sex === 'f' ? women : 1 - women;
    return ((kinds.get(kind) ?? 0) * share) / (alike.get(`${kind} ${sex}`)?.length ?? 1);
  });
  const total = sumOf(weights) * meanSize;
  return Float64Array.from(weights, (weight) => weight / total);
}

/** Multiplies each cell's weight by how far the groups it feeds are from their target, round by round (iterative scaling). */
function scaledWeights(
  cells: readonly FamilyCell[],
  target: MixTarget,
  { weights, absentRate }: Fit,
): Float64Array {
  const rows = cells.map(({ people, absent }) =>
    people.map((value, group) => value + absentRate * (absent[group] ?? 0)),
  );
  const largest = Math.max(...cells.map(({ registered, added }) => registered + absentRate * added)) + 1;
  const total = sumOf(target.people);
  const goal = target.people.map((value) => value / total);
  let scaled = weights;
  for (let round = 0; round < ROUNDS; round++) {
    const pull = groupPull(rows, scaled, goal);
    const kinds = round < KINDS_PULL_ROUNDS ? kindPull(cells, scaled, target) : null;
    scaled = scaled.map((weight, index) => {
      const kind = cells[index]?.kind;
      const sum = dot(rows[index], pull) + (kind ? (kinds?.get(kind) ?? 0) : 0);
      return weight * Math.exp(sum / largest);
    });
  }
  return scaled;
}

function dot(one: Float64Array | undefined, other: Float64Array): number {
  let sum = 0;
  for (let group = 0; group < SEX_AGE_GROUPS; group++) sum += (one?.[group] ?? 0) * (other[group] ?? 0);
  return sum;
}

function groupPull(
  rows: readonly Float64Array[],
  weights: Float64Array,
  goal: readonly number[],
): Float64Array {
  const current = new Float64Array(SEX_AGE_GROUPS);
  rows.forEach((row, index) => {
    const weight = weights[index] ?? 0;
    for (let group = 0; group < SEX_AGE_GROUPS; group++) {
      current[group] = (current[group] ?? 0) + weight * (row[group] ?? 0);
    }
  });
  return current.map((value, group) => Math.log(((goal[group] ?? 0) + TINY) / (value + TINY)));
}

function kindPull(
  cells: readonly FamilyCell[],
  weights: Float64Array,
  { kinds, meanSize }: MixTarget,
): ReadonlyMap<FamilyKind, number> {
  const total = sumOf([...kinds.values()]) * meanSize;
  const pullOf = (kind: FamilyKind): number => {
    let current = TINY;
    cells.forEach((cell, index) => {
      if (cell.kind === kind) current += weights[index] ?? 0;
    });
    return Math.log((kinds.get(kind) ?? TINY) / total / current);
  };
  return new Map(FAMILY_KINDS.map((kind) => [kind, pullOf(kind)]));
}

function absentShareOf(cells: readonly FamilyCell[], { weights, absentRate }: Fit): number {
  let absent = 0;
  let all = 0;
  cells.forEach(({ registered, atHome, added }, index) => {
    const weight = weights[index] ?? 0;
    absent += weight * (absentRate * added + registered - atHome);
    all += weight * (absentRate * added + registered);
  });
  return absent / all;
}
