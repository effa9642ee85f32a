import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { parseLinkSettings, plannedComparisons } from '../settings/index.ts';
import { madeUpRecords, openWorkshop, type Workshop } from '../testing/index.ts';
import { loadRecords } from './load.ts';
import { addTermFrequencies } from './term-frequencies.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

describe('addTermFrequencies', () => {
  it('knows how likely two random values are equal, and what agreeing on each value says beyond that', async () => {
    const rows = madeUpRecords({ people: 150, seed: 4 });
    const settings = parseLinkSettings({
      id: 'id',
      comparisons: [
        { column: 'town', levels: 'exact' },
        { column: 'surname', levels: 'name', termFrequency: false },
        { column: 'number', levels: 'digits' },
      ],
      blocking: [['town']],
    });
    const comparisons = plannedComparisons(settings);
    const records = await loadRecords(shop.engine, settings, [await shop.writeCsv('a.csv', rows)]);
    const chances = await addTermFrequencies(shop.engine, records, comparisons);
    const rarity = await shop.engine.rows(sql`select * from rarity order by rid`);
    for (const [index, column] of (['town', 'surname', 'number'] as const).entries()) {
      const known = rows.map((row) => row[column]).filter((value) => value !== null);
      const times = (value: string) => known.filter((other) => other === value).length;
      const alike = known.reduce((sum, value) => sum + times(value) - 1, 0);
      const chance = alike / (known.length * (known.length - 1));
      expect(chances[index]).toBeCloseTo(chance, 12);
      if (column === 'surname') continue;
      rows.forEach((row, rid) => {
        const value = row[column];
        const often = value === null ? 0 : times(value);
        const bits = often > 1 ? Math.log2((chance * known.length) / often) : 0;
        expect(Number(rarity[rid]?.[`bits_${index}`])).toBeCloseTo(bits, 5);
      });
    }
    expect(Object.keys(rarity[0] ?? {})).not.toContain('bits_1');
  });

  it('has an answer for a column without values, and for one with a single record', async () => {
    const settings = parseLinkSettings({
      comparisons: [
        { column: 'a', levels: 'exact' },
        { column: 'b', levels: 'exact' },
      ],
      blocking: [['a']],
    });
    const path = await shop.writeCsv('b.csv', [
      { a: null, b: 'x' },
      { a: null, b: null },
    ]);
    const records = await loadRecords(shop.engine, settings, [path]);
    const chances = await addTermFrequencies(shop.engine, records, plannedComparisons(settings));
    expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
    const rarity = await shop.engine.rows(sql`select bits_0, bits_1 from rarity`);
    expect(rarity).toEqual([
      { bits_0: 0, bits_1: 0 },
      { bits_0: 0, bits_1: 0 },
    ]);
  });
});
