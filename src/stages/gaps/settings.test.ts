import { expect, test } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { parseIsoDate } from '../../base/model/index.ts';
import { settingsOn } from './settings.ts';

const { gaps } = loadThailand();

function pairsOn(day: string): string[] {
  const asOf = parseIsoDate(day) ?? expect.fail();
  return settingsOn(gaps, asOf).mayNotCombine.map(({ id }) => id);
}

test('a pair is barred from the first day of its law and not a day before', () => {
  expect(pairsOn('2009-09-30')).toEqual([]);
  expect(pairsOn('2009-10-01')).toEqual(['state-pension']);
  expect(pairsOn('2026-09-30')).toEqual(['state-pension']);
});

test('a pair whose law has ended is barred on its last day and not a day after', () => {
  const [pair] = gaps.mayNotCombine;
  if (!pair) throw new RangeError('there is a pair');
  const ended = {
    ...gaps,
    mayNotCombine: [{ ...pair, inForce: { from: '2009-10-01', to: '2020-12-31', verified: true } }],
  };
  const on = (day: string) => settingsOn(ended, parseIsoDate(day) ?? expect.fail()).mayNotCombine.length;
  expect([on('2020-12-31'), on('2021-01-01')]).toEqual([1, 0]);
});
