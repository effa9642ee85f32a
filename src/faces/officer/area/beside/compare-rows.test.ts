import { expect, it } from 'vitest';
import type { AreaChild, Figures, MeasureAnswer } from '../../../../contract/index.ts';
import { AS_COUNTED, madeMeasure } from '../../../shared/testing/index.ts';
import { compareRows } from './compare-rows.ts';

const people = madeMeasure({ id: 'people', direction: 'neutral', over: null });
const missing: MeasureAnswer = { ...people, id: 'missing_out', over: 'people' };
const households: MeasureAnswer = { ...people, id: 'households', unit: 'households' };
const programme: MeasureAnswer = { ...people, id: 'paid:pension', layer: 'programme' };
const measures = [people, missing, households, programme];

function area(code: string, figures: Figures): AreaChild {
  return {
    code,
    level: 'province',
    name: { th: '', en: '' },
    lon: 0,
    lat: 0,
    protection: AS_COUNTED,
    figures,
    groups: {},
  };
}
const pair = [
  area('17', { people: 1000, missing_out: 20, households: 3, 'paid:pension': 4 }),
  area('18', { people: 10, missing_out: 5, households: 2, 'paid:pension': 1 }),
] as const;

it('sets the main figures of two areas side by side, and the shown one of another layer', () => {
  const idsOf = (shown: string) =>
    compareRows(pair, measures, { shown, group: undefined }).map((row) => row.measure.id);
  expect(idsOf('people')).toEqual(['people', 'missing_out', 'households']);
  expect(idsOf('paid:pension')).toEqual(['people', 'missing_out', 'households', 'paid:pension']);
});

it('gives counts and no rate where few people are counted', () => {
  const row = compareRows(pair, measures, { shown: '', group: undefined })[1];
  expect(row?.one).toEqual({ value: 20, rate: { value: 20, per: 1000 } });
  expect(row?.other).toEqual({ value: 5, rate: undefined });
  expect(row?.difference).toBeUndefined();
});

it('knows nothing of households by group', () => {
  const rows = compareRows(pair, measures, { shown: '', group: 'sex:f' });
  expect(rows.find((row) => row.measure.id === 'households')?.one.value).toBeUndefined();
});
