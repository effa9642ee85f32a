import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { OUTCOMES, type Outcome } from '../settings.ts';
import { COMPARED, type Compared } from './patterns.ts';
import { type Lessons, scoresOf, type Tally, trainModel } from './train.ts';

const settings = loadLinkage();
const PEOPLE = 1_000_000;

type Outcomes = Readonly<Partial<Record<Compared, Outcome>>>;
const SAME: Outcomes = { given: 'same', family: 'same', birth: 'same', sex: 'same', place: 'same' };

function pattern(outcomes: Outcomes): number {
  return COMPARED.reduce(
    (sum, fact, place) => sum + OUTCOMES.indexOf(outcomes[fact] ?? 'unknown') * OUTCOMES.length ** place,
    0,
  );
}

function tally(counts: readonly (readonly [Outcomes, number])[]): Tally {
  return {
    patterns: Float64Array.from(counts, ([outcomes]) => pattern(outcomes)),
    counts: Float64Array.from(counts, ([, count]) => count),
  };
}

/** What a country teaches: most rows agree on all, a few per cent differ on one fact, and siblings stand near. */
const SEEN: readonly (readonly [Outcomes, number])[] = [
  [SAME, 50_000],
  [{ ...SAME, place: 'differs' }, 800],
  [{ ...SAME, given: 'near' }, 900],
  [{ ...SAME, given: 'differs' }, 1_000],
  [{ ...SAME, family: 'near' }, 900],
  [{ ...SAME, family: 'differs' }, 1_500],
  [{ ...SAME, birth: 'near' }, 700],
  [{ ...SAME, birth: 'differs' }, 400],
  [{ ...SAME, given: 'differs', sex: 'differs' }, 300],
  [{ birth: 'same', given: 'differs', family: 'differs', sex: 'same', place: 'same' }, 9_000],
  [{ birth: 'same', given: 'differs', family: 'differs', sex: 'differs', place: 'same' }, 9_000],
];

const lessons = (seen = SEEN): Lessons => ({
  populations: new Map([['others', tally(seen)]]),
  strangers: tally([
    [{ given: 'differs', family: 'differs', birth: 'differs', sex: 'differs', place: 'differs' }, 500_000],
    [{ given: 'near', family: 'differs', birth: 'differs', sex: 'same', place: 'differs' }, 100],
    [{ given: 'differs', family: 'near', birth: 'near', sex: 'same', place: 'differs' }, 499_900],
  ]),
  chances: new Map([
    ['given', 0.001],
    ['family', 0.0001],
    ['birth', 0.00005],
    ['sex', 0.5],
    ['place', 0.002],
  ]),
  kin: new Map([
    ['kin', 4 * PEOPLE],
    ['birth', 20_000],
    ['sex', 2 * PEOPLE],
    ['given', 8_000],
  ]),
  rows: 70_000,
  people: PEOPLE,
});

function probabilityOf(outcomes: Outcomes, seen = SEEN): number {
  const model = trainModel(lessons(seen), settings);
  const score = model && scoresOf(model).find((one) => one.pattern === pattern(outcomes));
  if (!score) throw new RangeError('no score');
  const against = 2 ** score.stranger + 2 ** score.kin;
  return 1 / (1 + against / 2 ** score.match);
}

describe('a model', () => {
  it('thinks no worse of a number that differs for having seen many with a slip', () => {
    const numbered: typeof SEEN = [
      ...SEEN,
      [{ ...SAME, number: 'same' }, 500],
      [{ ...SAME, number: 'differs' }, 500],
    ];
    const slipped: typeof SEEN = [...numbered, [{ ...SAME, number: 'near' }, 9_000]];
    const odds = (outcome: Outcome, seen: typeof SEEN) => {
      const probability = probabilityOf({ given: 'same', birth: 'same', number: outcome }, seen);
      return Math.log2(probability / (1 - probability));
    };
    expect(odds('differs', slipped)).toBeGreaterThan(odds('differs', numbered) - 0.5);
    expect(odds('near', slipped)).toBeGreaterThan(odds('unknown', slipped) + 3);
    expect(odds('same', slipped)).toBeGreaterThan(odds('near', slipped));
  });

  it('is sure where all agrees and where one fact is off', () => {
    expect(probabilityOf(SAME)).toBeGreaterThan(0.9999);
    expect(probabilityOf({ ...SAME, place: 'differs' })).toBeGreaterThan(0.99);
    expect(probabilityOf({ ...SAME, family: 'differs' })).toBeGreaterThan(0.99);
  });

  it('is not sure whether another given name is a new name or a twin', () => {
    const twin = probabilityOf({ ...SAME, given: 'differs' });
    expect(twin).toBeGreaterThan(0.05);
    expect(twin).toBeLessThan(0.99);
    expect(probabilityOf({ ...SAME, given: 'differs', sex: 'differs' })).toBeLessThan(twin);
  });

  it('takes a sibling for a sibling, also one who carries the number', () => {
    expect(probabilityOf({ ...SAME, given: 'differs', birth: 'differs' })).toBeLessThan(0.05);
    expect(probabilityOf({ ...SAME, given: 'differs', birth: 'differs', number: 'same' })).toBeLessThan(0.9);
  });

  it('is not learnt from too little', () => {
    expect(trainModel({ ...lessons(), people: 100 }, settings)).toBeUndefined();
    expect(trainModel(lessons([[SAME, 20]]), settings)).toBeUndefined();
  });

  it('is the same whatever the order in which patterns were counted', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SEEN], { minLength: SEEN.length }), (shuffled) => {
        expect(trainModel(lessons(shuffled), settings)).toEqual(trainModel(lessons(), settings));
      }),
      { numRuns: 5 },
    );
  });
});
