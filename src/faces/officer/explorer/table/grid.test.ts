import { describe, expect, it } from 'vitest';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { madeMeasure } from '../../../shared/testing/index.ts';
import { type Cell, cellValue, keyOf, makeGrid } from './grid.ts';

const measure = madeMeasure();
const day = '2026-09-30';
const cell = (area: string, group?: string): Cell => ({ area, group, day });
const facts = new Map([
  [keyOf(cell('17')), { people: 1000, missing_out: 50 }],
  [keyOf(cell('1701')), { people: 900, missing_out: 20 }],
  [keyOf(cell('1702')), { people: 20, missing_out: 30 }],
]);
const question = {
  rows: ['1701', '1702', '1703'].map((id) => ({ id, name: id })),
  columns: [{ id: 'value', name: '' }],
  cellOf: (row: string | undefined) => cell(row ?? '17'),
  whole: { id: '17', name: 'all' },
  sort: 'value',
};

describe('a grid', () => {
  it('has the greatest first, the unknown last, and the whole below', () => {
    const grid = makeGrid(facts, { measure, as: 'count' }, question);
    expect(grid.rows.map(({ item, values }) => [item.id, values[0]])).toEqual([
      ['1702', 30],
      ['1701', 20],
      ['1703', undefined],
    ]);
    expect(grid.total?.values).toEqual([50]);
  });

  it('stays as it came when no column is named', () => {
    const grid = makeGrid(facts, { measure, as: 'count' }, { ...question, sort: 'none' });
    expect(grid.rows.map(({ item }) => item.id)).toEqual(['1701', '1702', '1703']);
  });

  it('gives a rate only where enough are counted', () => {
    expect(cellValue(facts, cell('1701'), { measure, as: 'rate' })).toBeCloseTo(22.2, 1);
    expect(cellValue(facts, cell('1702'), { measure, as: 'rate' })).toBeUndefined();
  });

  it('knows nothing of households by group', () => {
    const households: MeasureAnswer = { ...measure, id: 'people', unit: 'households' };
    const known = new Map([[keyOf(cell('17', 'sex:f')), { people: 3 }]]);
    expect(cellValue(known, cell('17', 'sex:f'), { measure: households, as: 'count' })).toBeUndefined();
  });
});
