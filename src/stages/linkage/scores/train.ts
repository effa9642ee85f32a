import {
  agreeingLambda,
  expectationMaximisation,
  levelWeights,
  patternWeights,
  radixOf,
  unpackPatterns,
} from '../../../linker/index.ts';
import type { LinkModel } from '../model/index.ts';
import { WAYS_TO_SLIP } from '../rows/index.ts';
import { type LinkageSettings, OUTCOMES, type ScoreSettings } from '../settings.ts';
import { COMPARED, type Compared, LEVELS, OTHERS } from './patterns.ts';

/** Patterns and how many pairs show each. */
export type Tally = Readonly<{ patterns: Float64Array; counts: Float64Array }>;

/** What a model is learnt from. */
export type Lessons = Readonly<{
  populations: ReadonlyMap<string, Tally>;
  strangers: Tally;
  /** The chance of two at random to agree exactly on a fact. */
  chances: ReadonlyMap<string, number>;
  /** Ordered pairs of people who share family name and place (`kin`), and of these who share a fact more. */
  kin: ReadonlyMap<string, number>;
  rows: number;
  people: number;
}>;

const [UNKNOWN, DIFFERS, NEAR, SAME] = [0, 1, 2, 3];
const LEAST = 1e-9;
/** Numbers given one after the other, as relatives' often are, differ in two digits: so many slips lead from one towards the other. */
const SLIPS_TO_A_NEIGHBOUR = 2;

/**
 * Learns a model; nothing when there are too few pairs to learn from. Every population has its place in it, those with few or no
 * pairs with what everybody teaches, for they may come when the model is used again.
 */
export function trainModel(lessons: Lessons, settings: LinkageSettings): LinkModel | undefined {
  const { scores } = settings;
  const all = mergeTallies([...lessons.populations.values()]);
  if (lessons.people < scores.leastPeople || pairsOf(all) < scores.leastPairs) return undefined;
  const u = strangersOf(lessons);
  const everybody = matchesOf(all, u, settings);
  const populations = [...scores.populations.map(({ id }) => id), OTHERS].map((id) => {
    const counted = lessons.populations.get(id);
    const tally = counted ? mergeTallies([counted]) : all;
    const m = !counted || pairsOf(tally) < scores.leastPairs ? everybody : matchesOf(tally, u, settings);
    const pairs = lessons.rows * lessons.people;
    const lambda = agreeingLambda({ levels: LEVELS, m, u, ...tally, pairs });
    return {
      id,
      pairs: counted ? pairsOf(tally) : 0,
      lambda: Number(lambda.toPrecision(9)),
      m: rounded(m),
    };
  });
  return { people: lessons.people, populations, u: rounded(u), kin: kinOf(lessons, u, scores) };
}

/** Outcomes of strangers: exact agreement by the chances, the rest by pairs drawn. A number is nobody else's, and few are a slip away. */
function strangersOf({ strangers, chances, people }: Lessons): number[][] {
  const levels = unpackPatterns(strangers.patterns, LEVELS);
  return COMPARED.map((fact, place) => {
    if (fact === 'number') return [1, 1, WAYS_TO_SLIP / Math.max(2, people), 1 / Math.max(2, people)];
    const seen = [0, 0, 0, 0];
    strangers.counts.forEach((count, index) => {
      const level = levels[index * COMPARED.length + place] ?? UNKNOWN;
      seen[level] = (seen[level] ?? 0) + count;
    });
    const known = Math.max(1, (seen[DIFFERS] ?? 0) + (seen[NEAR] ?? 0) + (seen[SAME] ?? 0));
    const near = ((seen[NEAR] ?? 0) + 0.5) / known;
    const same = Math.max(chances.get(fact) ?? 0, 1 / Math.max(2, people));
    return [1, Math.max(LEAST, 1 - near - same), near, same];
  });
}

/** Outcomes of one person with themselves, by expectation maximisation in each block over the facts that are not its own. */
function matchesOf(tally: Tally, u: number[][], { blocks }: LinkageSettings): number[][] {
  const sums = COMPARED.map(() => [0, 0, 0, 0]);
  const shares = COMPARED.map(() => 0);
  for (const block of [['number'], ...blocks]) {
    const own = COMPARED.map(
      (fact) => block.includes(fact) || (fact === 'birth' && block.includes('birth_day')),
    );
    const within = inBlock(tally, own);
    if (pairsOf(within) === 0) continue;
    const found = expectationMaximisation({ levels: LEVELS, ...within, u, skipped: own });
    const matches = found.lambda * found.pairs;
    found.m.forEach((row, fact) => {
      if (own[fact]) return;
      shares[fact] = (shares[fact] ?? 0) + matches;
      row.forEach((value, level) => {
        const sum = sums[fact];
        if (sum) sum[level] = (sum[level] ?? 0) + value * matches;
      });
    });
  }
  const m = sums.map((row, fact) =>
    row.map((value) => Math.max(LEAST, value / Math.max(LEAST, shares[fact] ?? 0))),
  );
  return m.map((row, fact) => (COMPARED[fact] === 'number' ? withoutSlips(row) : row));
}

/** Most numbers with a slip have a wrong check digit and can be near or nothing; the others agree or differ as if there were none. */
function withoutSlips([unknown = 0, differs = 0, near = 0, same = 0]: readonly number[]): number[] {
  const rest = Math.max(LEAST, differs + same);
  return [unknown, differs / rest, near, same / rest];
}

/** The pairs that a block brings: equal on all its facts. */
function inBlock({ patterns, counts }: Tally, own: readonly boolean[]): Tally {
  const levels = unpackPatterns(patterns, LEVELS);
  const places = [...patterns.keys()].filter((index) =>
    own.every((isOwn, fact) => !isOwn || levels[index * COMPARED.length + fact] === SAME),
  );
  return {
    patterns: Float64Array.from(places, (index) => patterns[index] ?? 0),
    counts: Float64Array.from(places, (index) => counts[index] ?? 0),
  };
}

/** Relatives are not strangers: they share names and places, twins the birth date, and clerks take one's card for another's. */
function kinOf({ kin, people }: Lessons, u: number[][], { kin: known }: ScoreSettings): LinkModel['kin'] {
  const pairs = Math.max(1, kin.get('kin') ?? 0);
  const shareOf = (fact: string) => Math.max(1, kin.get(fact) ?? 0) / pairs;
  const perPerson = pairs / Math.max(1, people) / (1 - known.apart);
  const uOf = (fact: Compared, level: number) => u[COMPARED.indexOf(fact)]?.[level] ?? LEAST;
  const row = (near: number, same: number) => [1, Math.max(LEAST, 1 - near - same), near, same];
  const k: Record<Compared, number[]> = {
    given: row(Math.max(known.leastGivenNear, uOf('given', NEAR)), shareOf('given')),
    family: [1, LEAST, known.familyRespelt, 1],
    birth: row(Math.min(0.5, uOf('birth', NEAR) * known.yearFactor), shareOf('birth')),
    sex: row(LEAST, shareOf('sex')),
    place: row(LEAST, 1 - known.apart),
    number: [1, 1, SLIPS_TO_A_NEIGHBOUR / WAYS_TO_SLIP, known.borrowedCards / perPerson],
  };
  return { perPerson, k: rounded(COMPARED.map((fact) => k[fact])) };
}

/** Bits of a pattern for one person, for strangers and for kin, the prior chances included. */
export type PatternScore = Readonly<{
  population: string;
  pattern: number;
  match: number;
  stranger: number;
  kin: number;
}>;

/** The scores of every pattern that can be. */
export function scoresOf(model: LinkModel): PatternScore[] {
  const radix = radixOf(LEVELS);
  const count = (radix.at(-1) ?? 1) * (LEVELS.at(-1) ?? 1);
  const patterns = Float64Array.from({ length: count }, (_, pattern) => pattern);
  const certain = COMPARED.map(() => OUTCOMES.map(() => 1));
  const bitsOf = (m: readonly (readonly number[])[]) =>
    patternWeights({ levels: LEVELS, m, u: certain, lambda: 0.5, patterns });
  const [stranger, kin] = [bitsOf(model.u), bitsOf(model.kin.k)];
  const kinPrior = kinPriorOf(model);
  return model.populations.flatMap(({ id, lambda, m }) => {
    const match = bitsOf(m);
    return [...patterns].map((pattern) => ({
      population: id,
      pattern,
      match: Math.log2(lambda) + (match[pattern] ?? 0),
      stranger: stranger[pattern] ?? 0,
      kin: kinPrior + (kin[pattern] ?? 0),
    }));
  });
}

/** The bits beforehand that two of the register are kin. */
export function kinPriorOf({ kin, people }: LinkModel): number {
  return Math.log2(kin.perPerson / Math.max(1, people));
}

/** The bits that each outcome of each fact adds against strangers, `[fact][outcome]`. */
export function bitsOfOutcomes({ m, u }: Readonly<{ m: number[][]; u: number[][] }>): number[][] {
  return levelWeights({ m, u });
}

function mergeTallies(tallies: readonly Tally[]): Tally {
  const counts = new Map<number, number>();
  for (const tally of tallies)
    tally.patterns.forEach((pattern, index) => {
      counts.set(pattern, (counts.get(pattern) ?? 0) + (tally.counts[index] ?? 0));
    });
  const ordered = [...counts].sort(([left], [right]) => left - right);
  return {
    patterns: Float64Array.from(ordered, ([pattern]) => pattern),
    counts: Float64Array.from(ordered, ([, count]) => count),
  };
}

function pairsOf({ counts }: Tally): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Nine digits, so that the last bits of a sum do not make another model. */
function rounded(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((row) => row.map((value) => Number(value.toPrecision(9))));
}
