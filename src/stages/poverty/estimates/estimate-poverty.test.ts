import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, type SqlValue } from '../../../base/lake/index.ts';
import { defineMeasure, WEIGHT_SCALE, wholeWeight } from '../alkire-foster/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { valuesTable } from '../testing/values-table.ts';
import { estimatePoverty, type SurveyDesign } from './estimate-poverty.ts';
import { withInterval } from './share-interval.ts';

const engine = testEngine();
const COLUMNS = ['food', 'water', 'weight', 'stratum', 'unit', 'area', 'units_there'];
const measure = defineMeasure({
  id: 'two',
  weightsSum: 3,
  dimensions: [
    { id: 'health', indicators: [{ id: 'food', weight: 2 }] },
    { id: 'living', indicators: [{ id: 'water', weight: 1 }] },
  ],
  identification: { kind: 'cut-off', k: 2 },
});

type Row = Readonly<{
  food: boolean;
  water: boolean | null;
  weight: number;
  stratum: string | null;
  unit: string;
  area: string;
  unitsThere?: number;
}>;

function estimate(rows: readonly Row[], design: SurveyDesign, byArea = false) {
  const from = valuesTable(
    COLUMNS,
    rows.map((row): SqlValue[] => [
      row.food,
      row.water,
      row.weight,
      row.stratum,
      row.unit,
      row.area,
      row.unitsThere ?? null,
    ]),
  );
  const groups = byArea ? [{ name: 'area', value: id('area') }] : [];
  const source = { from, deprived: id, groups, weight: wholeWeight(id('weight')) };
  return estimatePoverty(engine(), { measure, source, design, scale: WEIGHT_SCALE });
}

const clustered: SurveyDesign = {
  kind: 'sample',
  lonely: 'refuse',
  stratum: id('stratum'),
  unit: id('unit'),
};
const alone: SurveyDesign = { kind: 'sample', lonely: 'refuse', stratum: id('stratum') };

/** Taylor's formula row by row: each row's share in the error, added up by unit, around the mean of its stratum. */
function slowError(
  rows: readonly Row[],
  ratio: Readonly<{ y: (row: Row) => number; x: (row: Row) => number }>,
  unitOf: (row: Row, place: number) => string,
): number {
  const total = (value: (row: Row) => number) => rows.reduce((sum, row) => sum + row.weight * value(row), 0);
  const [y, x] = [total(ratio.y), total(ratio.x)];
  const units = new Map<string, Map<string, number>>();
  rows.forEach((row, place) => {
    const own = units.get(row.stratum ?? '') ?? new Map<string, number>();
    const share = (row.weight * (ratio.y(row) - (y / x) * ratio.x(row))) / x;
    own.set(unitOf(row, place), (own.get(unitOf(row, place)) ?? 0) + share);
    units.set(row.stratum ?? '', own);
  });
  let variance = 0;
  for (const own of units.values()) {
    const shares = [...own.values()];
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    const squares = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    variance += (shares.length / (shares.length - 1)) * squares;
  }
  return Math.sqrt(variance);
}

const known = (row: Row) => (row.water === null ? 0 : 1);
const poor = (row: Row) => (row.food ? known(row) : 0);
const score = (row: Row) => (poor(row) * ((row.food ? 2 : 0) + (row.water ? 1 : 0))) / 3;
const inNorth = (of: (row: Row) => number) => (row: Row) => (row.area === 'north' ? of(row) : 0);

/** Every stratum has two units at least, whatever else is drawn. */
const samples = fc
  .array(
    fc.record({
      food: fc.boolean(),
      water: fc.constantFrom(true, false, true, null),
      weight: fc.constantFrom(0.5, 1, 2.25, 7.123_456_789),
      stratum: fc.constantFrom('s1', 's2'),
      unit: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
      area: fc.constantFrom('north', 'south'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows): Row[] => [
    ...rows,
    ...['s1', 's2'].flatMap((stratum) =>
      ['u1', 'u2'].map((unit, place) => ({
        food: place === 0,
        water: true,
        weight: 1,
        stratum,
        unit,
        area: 'north',
      })),
    ),
  ]);

describe('standard errors', () => {
  it.each([
    ['by sampling unit', clustered, (row: Row) => row.unit],
    ['of rows drawn by themselves', alone, (_row: Row, place: number) => String(place)],
  ] as const)(
    '%s are what the formula says row by row, also of a part of the people',
    async (_way, design, unitOf) => {
      await fc.assert(
        fc.asyncProperty(samples, async (rows) => {
          const found = await estimate(rows, design, true);
          const { headcount, adjustedHeadcount, intensity, indicators } = found.whole.estimates;
          const error = (y: (row: Row) => number, x: (row: Row) => number) =>
            slowError(rows, { y, x }, unitOf);
          expect(headcount?.standardError).toBeCloseTo(error(poor, known), 9);
          expect(adjustedHeadcount?.standardError).toBeCloseTo(error(score, known), 9);
          expect(intensity?.standardError).toBeCloseTo(error(score, poor), 9);
          const contribution = (row: Row) => (row.water ? poor(row) : 0) / 3;
          expect(indicators[1]?.contribution?.standardError).toBeCloseTo(error(contribution, score), 9);
          const north = found.groups.find(({ group }) => group['area'] === 'north');
          expect(north?.estimates.headcount?.standardError).toBeCloseTo(
            error(inNorth(poor), inNorth(known)),
            9,
          );
        }),
        { numRuns: 25 },
      );
    },
  );

  it('of a simple sample are the ones everybody learns', async () => {
    const rows = Array.from({ length: 50 }, (_, place) => one({ food: place < 20, unitsThere: 200 }));
    const simple = await estimate(rows, { kind: 'sample', lonely: 'refuse' });
    expect(simple.whole.estimates.headcount?.value).toBe(0.4);
    expect(simple.whole.estimates.headcount?.standardError).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 49), 12);
    expect(simple.whole.degrees).toBe(49);
    const finite = await estimate(rows, {
      kind: 'sample',
      lonely: 'refuse',
      populationUnits: id('units_there'),
    });
    expect(finite.whole.estimates.headcount?.standardError).toBeCloseTo(
      Math.sqrt(((1 - 50 / 200) * 0.4 * 0.6) / 49),
      12,
    );
  });

  it('are not there for a full count', async () => {
    const { whole, groups } = await estimate(
      [one({ food: true }), one({ food: false })],
      { kind: 'census' },
      true,
    );
    expect(whole.degrees).toBeNull();
    expect(whole.estimates.headcount).toEqual({ value: 0.5, standardError: null, low: null, high: null });
    expect(groups).toHaveLength(1);
  });

  it('are not claimed for a group without poor people', async () => {
    const rows = [
      one({ food: true }),
      one({ food: false, area: 'south' }),
      one({ food: false, area: 'south' }),
    ];
    const { groups } = await estimate(rows, { kind: 'sample', lonely: 'refuse' }, true);
    const south = groups.find(({ group }) => group['area'] === 'south');
    expect(south?.estimates).toMatchObject({
      headcount: { value: 0, low: null, high: null },
      intensity: null,
    });
  });
});

describe('a stratum with one sampling unit', () => {
  const rows = [
    one({ stratum: 's1', unit: 'a', food: true }),
    one({ stratum: 's1', unit: 'b' }),
    one({ stratum: 's2', unit: 'c', food: true }),
  ];

  it('is refused, naming one', async () => {
    await expect(estimate(rows, clustered)).rejects.toMatchObject({
      code: 'SAMPLE_STRATUM_LONELY',
      params: { strata: 1, example: 's2' },
    });
  });

  it('is held against the mean of all where that was chosen', async () => {
    const { whole } = await estimate(rows, { ...clustered, lonely: 'centre' });
    const [own, other] = [(1 - 2 / 3) / 3, (0 - 2 / 3) / 3];
    const mean = (own + other) / 2;
    const variance = 2 * ((own - mean) ** 2 + (other - mean) ** 2) + own ** 2;
    expect(whole.estimates.headcount?.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it('is no trouble where it was drawn whole', async () => {
    const whole = rows.map((row) => ({ ...row, unitsThere: row.stratum === 's2' ? 1 : 10 }));
    const found = await estimate(whole, { ...clustered, populationUnits: id('units_there') });
    expect(found.whole.estimates.headcount?.standardError).toBeGreaterThan(0);
  });
});

it.each([
  ['a row without a stratum', [one({ stratum: null }), one({})], 'SAMPLE_PLACE_MISSING'],
  [
    'fewer units there than drawn',
    [one({ unit: 'a', unitsThere: 1 }), one({ unit: 'b', unitsThere: 1 })],
    'SAMPLE_POPULATION_WRONG',
  ],
  [
    'two numbers of units for one stratum',
    [one({ unitsThere: 5 }), one({ unit: 'b', unitsThere: 6 })],
    'SAMPLE_POPULATION_WRONG',
  ],
  ['nobody whose answers are known', [one({ water: null }), one({ water: null, unit: 'b' })], 'SAMPLE_EMPTY'],
] as const)('%s is refused', async (_what, rows, code) => {
  const design: SurveyDesign = { ...clustered, populationUnits: id('units_there') };
  await expect(estimate(rows, design)).rejects.toMatchObject({ code });
});

it('intervals stay between nothing and all, and hold the share', () => {
  const near = withInterval({ value: 0.002, standardError: 0.0015 }, { degrees: 30, level: 0.95 });
  expect(near.low).toBeGreaterThan(0);
  expect(near.low).toBeLessThan(0.002);
  expect(near.high).toBeGreaterThan(0.002);
  const even = withInterval({ value: 0.5, standardError: 0.05 }, { degrees: 1e13, level: 0.95 });
  const odds = (1.959_963_985 * 0.05) / 0.25;
  expect(even.high).toBeCloseTo(1 / (1 + Math.exp(-odds)), 9);
  expect((even.low ?? 0) + (even.high ?? 0)).toBeCloseTo(1, 12);
});

function one(change: Partial<Row>): Row {
  return { food: false, water: false, weight: 1, stratum: 's1', unit: 'a', area: 'north', ...change };
}
