import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkFiles } from '../../job/index.ts';
import { parseLinkSettings } from '../../settings/index.ts';
import { madeUpRecords, openWorkshop, type Workshop } from '../../testing/index.ts';
import { suggestSettings } from './index.ts';

const PEOPLE = madeUpRecords({ people: 300, seed: 5 });

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

describe('settings suggested for files of any kind', () => {
  it('compare each column by what it is, name the record, and link as they stand', async () => {
    const path = await shop.writeCsv('people.csv', PEOPLE);
    const { settings, reasons } = await suggestSettings(shop.engine, [path], { truth: 'person' });
    expect(settings).toMatchObject({ id: 'id', truth: 'person', blocking: 'auto' });
    const levels = settings.comparisons.map(({ column, levels: list }) => [column, list]);
    expect(levels).toEqual([
      ['forename', 'name'],
      ['surname', 'name'],
      ['born', 'date'],
      ['town', 'exact'],
      ['number', 'digits'],
    ]);
    for (const { column } of settings.comparisons)
      expect(reasons.some((reason) => reason.column === column)).toBe(true);
    const parsed = parseLinkSettings(settings);
    const clusters = await linkFiles(
      { settings: parsed, paths: [path], limits: shop.limits },
      async (job) => job.cluster,
    );
    expect(new Set(clusters).size).toBeLessThan(PEOPLE.length);
  });

  it('are the same in whatever order rows come', async () => {
    const first = await suggestSettings(shop.engine, [await shop.writeCsv('a.csv', PEOPLE)]);
    const turned = await suggestSettings(shop.engine, [await shop.writeCsv('b.csv', PEOPLE.toReversed())]);
    expect(turned).toEqual(first);
  });

  it('leave out what repeats another column, what never varies and what not every file has', async () => {
    const rows = PEOPLE.map((row) => ({
      ...row,
      whole: `${row.forename ?? ''} ${row.surname ?? ''}`.trim(),
      again: row.born,
      same: 'x',
    }));
    const one = await shop.writeCsv(
      'one.csv',
      rows.filter((_, n) => n % 2 === 0),
    );
    const other = await shop.writeCsv(
      'other.csv',
      rows.filter((_, n) => n % 2 === 1).map(({ town: _, ...row }) => row),
    );
    const { settings, reasons } = await suggestSettings(shop.engine, [one, other], { truth: 'person' });
    expect(settings.comparisons.map(({ column }) => column)).toEqual([
      'forename',
      'surname',
      'born',
      'number',
    ]);
    const left = reasons.filter(({ chosen }) => chosen === 'left out').map(({ column }) => column);
    expect(left.toSorted()).toEqual(['again', 'same', 'town', 'whole']);
  });

  it('can always be used, or say that there is nothing to compare, whatever the file holds', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'a', '1', '2019-02-03', 'ก ข', '1.10E+12'),
      fc.string({ maxLength: 6 }),
    );
    const table = fc.array(fc.record({ one: cell, two: cell, three: cell }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const safe = rows.map((row) => ({
          one: row.one.replaceAll(/[^\p{L}\p{N} .+-]/gu, '-'),
          two: row.two.replaceAll(/[^\p{L}\p{N} .+-]/gu, '-'),
          three: row.three.replaceAll(/[^\p{L}\p{N} .+-]/gu, '-'),
        }));
        const path = await shop.writeCsv('any.csv', safe);
        const found = await suggestSettings(shop.engine, [path]).catch((cause: unknown) => cause);
        if (found instanceof Error) expect(found.message).toMatch(/^LINK_NOTHING_TO_COMPARE/);
        else if (typeof found === 'object' && found && 'settings' in found) parseLinkSettings(found.settings);
      }),
      { seed: 21, numRuns: 40 },
    );
  });

  it('are refused for what is no file of rows, and for a truth that is no column', async () => {
    const path = await shop.writeCsv('people.csv', PEOPLE);
    await expect(suggestSettings(shop.engine, [path], { truth: 'who' })).rejects.toThrow(
      'LINK_COLUMN_UNKNOWN',
    );
    await expect(suggestSettings(shop.engine, [shop.path('gone.csv')])).rejects.toThrow('LINK_FILE_MISSING');
    const constant = await shop.writeCsv(
      'constant.csv',
      PEOPLE.map(() => ({ a: 'x', b: 'y' })),
    );
    await expect(suggestSettings(shop.engine, [constant])).rejects.toThrow('LINK_NOTHING_TO_COMPARE');
  });
});
