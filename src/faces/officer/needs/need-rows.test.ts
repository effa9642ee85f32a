import { describe, expect, it } from 'vitest';
import { madeMeasure } from '../../shared/testing/index.ts';
import { needRows } from './need-rows.ts';

const measures = [
  'people',
  'need:bed',
  'need:carer',
  'need_lacking:carer',
  'need_items:carer',
  'need_open:bed',
].map((id) => madeMeasure({ id }));
const figures = { 'need:bed': 4, 'need:carer': 10, 'need_lacking:carer': 7, 'need_items:carer': 80 };

describe('needs of an area', () => {
  it('are each told by their own measures, and who does not lack was given', () => {
    const rows = needRows(measures, figures, { areExact: true });
    expect(rows.map(({ id, given, items, open }) => [id, given, items?.id, open?.id])).toEqual([
      ['bed', undefined, undefined, 'need_open:bed'],
      ['carer', 3, 'need_items:carer', undefined],
    ]);
  });

  it('tell nothing as given where figures are blurred or not known', () => {
    expect(needRows(measures, figures, { areExact: false })[1]?.given).toBeUndefined();
    expect(needRows(measures, {}, { areExact: true })[1]?.given).toBeUndefined();
  });
});
