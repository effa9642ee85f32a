import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, type Sql, sql } from '../../../base/lake/index.ts';
import { type SlowPerson, slowFigures } from '../testing/slow-measure.ts';
import { testEngine } from '../testing/test-engine.ts';
import { valuesTable } from '../testing/values-table.ts';
import { bitIndicator, WEIGHT_SCALE, wholeWeight } from './cells.ts';
import { defineMeasure, type PovertyMeasure } from './define-measure.ts';
import { auditFigures, auditSubgroups, decomposeBySubgroup } from './index.ts';
import { type PovertyFigures, povertyFigures } from './poverty-figures.ts';
import { type PovertySums, readSums, sumsSelect } from './poverty-sums.ts';

const engine = testEngine();
const RUNS = { numRuns: 40 };

/** A measure, and people with answers, whole weights and an area each. */
const worlds = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }).chain((weights) =>
  fc.record({
    weights: fc.constant(weights),
    k: fc.integer({ min: 1, max: weights.reduce((sum, weight) => sum + weight, 0) }),
    people: fc.array(
      fc.record({
        lacks: fc.array(fc.constantFrom(true, false, true, false, null), {
          minLength: weights.length,
          maxLength: weights.length,
        }),
        weight: fc.integer({ min: 0, max: 9 }),
        area: fc.constantFrom('1001', '1002', '9901'),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  }),
);
type Person = SlowPerson & Readonly<{ area: string }>;

function measureOf(weights: readonly number[], k: number): PovertyMeasure {
  return defineMeasure({
    id: 'random',
    weightsSum: weights.reduce((sum, weight) => sum + weight, 0),
    dimensions: weights.map((weight, place) => ({
      id: `dimension${Math.floor(place / 2)}of${place}`,
      indicators: [{ id: `i${place}`, weight }],
    })),
    identification: { kind: 'cut-off', k },
    bands: { ...(k > 1 ? { vulnerableFrom: k - 1 } : {}), severeFrom: k },
  });
}

async function quick(measure: PovertyMeasure, people: readonly Person[], byArea = false) {
  const names = [...measure.indicators.map((one) => one.id), 'weight', 'area'];
  const from = valuesTable(
    names,
    people.map(({ lacks, weight, area }) => [...lacks, weight, area]),
  );
  const deprived = (indicator: string): Sql => sql`cast(${id(indicator)} as boolean)`;
  const groups = byArea ? [{ name: 'area', value: id('area') }] : [];
  const rows = await engine().rows(sumsSelect(measure, { from, deprived, groups, weight: id('weight') }));
  return rows.map((row) => ({ name: String(row['area'] ?? ''), sums: readSums(row, measure) }));
}

async function figuresFor(measure: PovertyMeasure, people: readonly Person[]): Promise<PovertyFigures> {
  const [found] = await quick(measure, people);
  return povertyFigures(measure, sumsIn(found));
}

function sumsIn(found: Readonly<{ sums: PovertySums }> | undefined): PovertySums {
  if (!found) throw new Error('no sums came back');
  return found.sums;
}

function near(found: number | null | undefined, wanted: number | null | undefined): void {
  if (wanted === null || wanted === undefined) expect(found ?? null).toBeNull();
  else expect(found).toBeCloseTo(wanted, 10);
}

describe('sums of a measure', () => {
  it('in SQL are what the formulas say one person after the other', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ weights, k, people }) => {
        const measure = measureOf(weights, k);
        const [found] = await quick(measure, people);
        const figures = povertyFigures(measure, sumsIn(found));
        const slow = slowFigures(measure, people);
        expect(figures.people).toBe(slow.people);
        expect(found?.sums.leftOut.rows).toBe(slow.leftOutRows);
        near(figures.headcount, slow.headcount);
        near(figures.intensity, slow.intensity);
        near(figures.adjustedHeadcount, slow.adjustedHeadcount);
        figures.indicators.forEach(({ raw, censored }, place) => {
          near(raw, slow.raw[place]);
          near(censored, slow.censored[place]);
        });
        expect(auditFigures(measure, figures)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of parts add up to the whole, and contributions to one', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ weights, k, people }) => {
        const measure = measureOf(weights, k);
        const [whole] = await quick(measure, people);
        const parts = await quick(measure, people, true);
        const found = decomposeBySubgroup(measure, sumsIn(whole), parts);
        if (sumsIn(whole).poor === 0) return;
        expect(found.reduce((sum, one) => sum + (one.contribution ?? 0), 0)).toBeCloseTo(1, 12);
        const m0 = found.reduce(
          (sum, one) => sum + (one.populationShare ?? 0) * (one.figures.adjustedHeadcount ?? 0),
          0,
        );
        expect(m0).toBeCloseTo(povertyFigures(measure, sumsIn(whole)).adjustedHeadcount ?? 0, 12);
      }),
      RUNS,
    );
  });

  it('of the poor never grow when the cut-off rises', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ weights, k, people }) => {
        const lower = await figuresFor(measureOf(weights, Math.max(1, k - 1)), people);
        const higher = await figuresFor(measureOf(weights, k), people);
        expect(higher.poor).toBeLessThanOrEqual(lower.poor);
        expect(higher.adjustedHeadcount ?? 0).toBeLessThanOrEqual((lower.adjustedHeadcount ?? 0) + 1e-12);
      }),
      RUNS,
    );
  });

  it('give an M0 between nothing and the headcount, and one deprivation more never lowers it', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(), async ({ weights, k, people }, pick) => {
        const measure = measureOf(weights, k);
        const before = await figuresFor(measure, people);
        const place = pick % weights.length;
        const worse = people.map((person, row) =>
          row === pick % people.length
            ? {
                ...person,
                lacks: person.lacks.map((flag, at) => (at === place && flag === false ? true : flag)),
              }
            : person,
        );
        const after = await figuresFor(measure, worse);
        expect(before.adjustedHeadcount ?? 0).toBeGreaterThanOrEqual(0);
        expect(before.adjustedHeadcount ?? 0).toBeLessThanOrEqual((before.headcount ?? 0) + 1e-12);
        expect(after.adjustedHeadcount ?? 0).toBeGreaterThanOrEqual((before.adjustedHeadcount ?? 0) - 1e-12);
      }),
      RUNS,
    );
  });

  it('give the same shares when everybody is there twice, or every weight is multiplied', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 2, max: 7 }), async ({ weights, k, people }, times) => {
        const measure = measureOf(weights, k);
        const once = await figuresFor(measure, people);
        const twice = await figuresFor(measure, [...people, ...people]);
        const heavier = await figuresFor(
          measure,
          people.map((person) => ({ ...person, weight: person.weight * times })),
        );
        for (const other of [twice, heavier]) {
          near(other.headcount, once.headcount);
          near(other.adjustedHeadcount, once.adjustedHeadcount);
          near(other.inequality, once.inequality);
        }
      }),
      RUNS,
    );
  });

  it('are the same when all weights of indicators and the cut-off are multiplied', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 2, max: 9 }), async ({ weights, k, people }, times) => {
        const one = await figuresFor(measureOf(weights, k), people);
        const heavier = measureOf(
          weights.map((weight) => weight * times),
          k * times,
        );
        const other = await figuresFor(heavier, people);
        expect(other.poor).toBe(one.poor);
        near(other.intensity, one.intensity);
        near(other.adjustedHeadcount, one.adjustedHeadcount);
        other.indicators.forEach(({ contribution }, place) => {
          near(contribution, one.indicators[place]?.contribution);
        });
      }),
      RUNS,
    );
  });

  it('bound the headcount by what the missing answers could be', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ weights, k, people }) => {
        const measure = measureOf(weights, k);
        const { headcountBounds } = await figuresFor(measure, people);
        const told = (answer: boolean) =>
          slowFigures(
            measure,
            people.map((person) => ({ ...person, lacks: person.lacks.map((flag) => flag ?? answer) })),
          ).headcount;
        near(headcountBounds?.least, told(false));
        near(headcountBounds?.most, told(true));
      }),
      RUNS,
    );
  });
});

it('a row with an answer missing is left out and counted, also where it is poor whatever the answer', async () => {
  const people = [
    { lacks: [true, true, null], weight: 2, area: '1001' },
    { lacks: [false, null, null], weight: 3, area: '1001' },
    { lacks: [true, true, false], weight: 5, area: '1001' },
  ];
  const measure = measureOf([1, 1, 1], 2);
  const [found] = await quick(measure, people);
  expect(found?.sums).toMatchObject({
    rows: 1,
    people: 5,
    poor: 5,
    leftOut: { rows: 2, people: 5, surelyPoor: 2, surelyNotPoor: 0, unknown: [0, 3, 5] },
  });
});

it('forty indicators in bits are counted as well as three', async () => {
  const weights = Array.from({ length: 40 }, () => 1);
  const measure = measureOf(weights, 40);
  const all = (1n << 40n) - 1n;
  const from = valuesTable(
    ['failed', 'known'],
    [
      [all, all],
      [all >> 1n, all],
      [all >> 1n, all >> 1n],
    ],
  );
  const deprived = (indicator: string) =>
    bitIndicator(id('failed'), id('known'), 1n << BigInt(indicator.slice(1)));
  const [row] = await engine().rows(sumsSelect(measure, { from, deprived, groups: [] }));
  const sums = readSums(row ?? {}, measure);
  expect(sums).toMatchObject({ rows: 2, poor: 1, score: 40 });
  expect(sums.raw).toEqual(weights.map((_, place) => (place === 39 ? 1 : 2)));
  expect(sums.leftOut).toMatchObject({ rows: 1, surelyPoor: 0, surelyNotPoor: 0 });
});

it('decimal weights are added up exactly', async () => {
  const measure = measureOf([1], 1);
  const from = valuesTable(
    ['i0', 'weight'],
    [
      [true, 0.1],
      [true, 0.2],
      [false, 0.3],
    ],
  );
  const weight = wholeWeight(id('weight'));
  const [row] = await engine().rows(sumsSelect(measure, { from, deprived: id, groups: [], weight }));
  const sums = readSums(row ?? {}, measure, WEIGHT_SCALE);
  expect(sums.poor).toBe(0.3);
  expect(povertyFigures(measure, sums).headcount).toBe(0.5);
});

it('nobody gives no figures, and no false zero', async () => {
  const measure = measureOf([1, 2], 2);
  const from = sql`(select true as i0, true as i1 where false) as person`;
  const [row] = await engine().rows(sumsSelect(measure, { from, deprived: id, groups: [] }));
  expect(povertyFigures(measure, readSums(row ?? {}, measure))).toMatchObject({
    people: 0,
    headcount: null,
    intensity: null,
    adjustedHeadcount: null,
    headcountBounds: null,
  });
});

it('parts that leave somebody out are found', async () => {
  const measure = measureOf([1], 1);
  const people = [
    { lacks: [true], weight: 4, area: '1001' },
    { lacks: [true], weight: 2, area: '1002' },
  ];
  const [whole] = await quick(measure, people);
  const [part] = await quick(measure, people.slice(0, 1));
  expect(auditSubgroups(measure, sumsIn(whole), [sumsIn(part)]).map(({ what }) => what)).toEqual([
    'people',
    'poor',
    'M0',
    'h(k) i0',
  ]);
  expect(() => decomposeBySubgroup(measure, sumsIn(whole), [{ name: 'a', sums: sumsIn(part) }])).toThrow(
    'DECOMPOSITION_DIFFERS',
  );
});
