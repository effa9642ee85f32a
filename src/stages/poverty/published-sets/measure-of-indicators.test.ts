import { expect, it } from 'vitest';
import { id } from '../../../base/lake/index.ts';
import { povertyFigures, readSums, sumsSelect } from '../alkire-foster/index.ts';
import { type IndicatorSet, indicatorSetSchema } from '../settings/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { valuesTable } from '../testing/values-table.ts';
import { measureOfIndicators, publishedSource } from './index.ts';

const engine = testEngine();
const label = { th: 'ตัวอย่าง', en: 'Example' };
const set = indicatorSetSchema.parse({
  id: 'small-set',
  title: label,
  unit: 'household',
  valid: { from: 2560, to: null },
  verified: false,
  dimensions: [
    { id: 'health', label, indicators: [1, 40] },
    { id: 'income', label, indicators: [7] },
  ],
  indicators: [
    { number: 1, label, column: 'ind1' },
    { number: 2, label, column: 'ind2' },
    { number: 7, label, column: 'ind7', weight: 2 },
    { number: 40, label, column: 'ind40' },
  ],
  weightsSum: 4,
  identification: { kind: 'cut-off', k: 2 },
});

const bits = (...numbers: readonly number[]) =>
  numbers.reduce((all, number) => all | (1n << BigInt(number)), 0n);
const known = bits(1, 2, 7, 40);
const homes = valuesTable(
  ['small_set__failed', 'small_set__known', 'members'],
  [
    [bits(7), known, 4],
    [bits(1, 2), known, 3],
    [bits(1, 40), bits(1, 7, 40), 2],
    [bits(40), bits(40, 2, 7), 5],
  ],
);

it('counts the indicators of dimensions, and leaves a household out only where one that counts is not known', async () => {
  const measure = measureOfIndicators(set);
  if (!measure) throw new Error('the set has a cut-off');
  const source = publishedSource(set, { from: homes, groups: [], weight: id('members') });
  const [row] = await engine().rows(sumsSelect(measure, source));
  const sums = readSums(row ?? {}, measure);
  expect(sums).toMatchObject({ rows: 3, people: 9, poor: 6, score: 12, leftOut: { rows: 1, people: 5 } });
  expect(povertyFigures(measure, sums).dimensions).toMatchObject([
    { contribution: 4 / 12 },
    { contribution: 8 / 12 },
  ]);
});

it.each<[string, Partial<IndicatorSet>]>([
  ['keeps marks only', { identification: { kind: 'none' } }],
  [
    'asks for a failure in every dimension of several indicators',
    { identification: { kind: 'intersection' } },
  ],
])('a set that %s is no measure of weights', (_what, change) => {
  expect(measureOfIndicators({ ...set, ...change })).toBeNull();
});
