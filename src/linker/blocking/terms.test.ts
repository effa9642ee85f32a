import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, join, sql } from '../../base/lake/index.ts';
import type { PlannedRule } from '../settings/index.ts';
import { openWorkshop, type Workshop } from '../testing/index.ts';
import { termValue } from './term-value.ts';
import { termSql } from './terms.ts';

type Term = PlannedRule['keys'][number];

const TERMS: readonly Term[] = [
  { column: 'a' },
  ...[1, 2, 3, 7].flatMap((length): Term[] => [
    { column: 'a', first: length },
    { column: 'a', last: length },
  ]),
  ...[1, 2, 3, -1, -2].map((word): Term => ({ column: 'a', word })),
  ...(['year', 'month', 'day', 'year-month', 'month-day'] as const).map(
    (part): Term => ({ column: 'a', part }),
  ),
  { column: 'a', sounds: 'letters' },
  { column: 'a', word: 1, first: 2 },
  { column: 'a', word: -1, last: 3, sounds: 'letters' },
  { column: 'a', part: 'year', last: 2 },
];

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abeihn 0129-'), minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    '1960-02-29',
    '1960-02',
    '1960',
    'anna maria',
    'ann',
    'ai',
    ' x',
    'x ',
    'a  b',
    '\u0001\u0002bc',
  ),
);

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

describe('the value of a term', () => {
  it('is the same in SQL and without an engine', async () => {
    const values = [null, ...fc.sample(text, { numRuns: 800, seed: 5 })];
    await shop.engine.run(sql`create or replace table terms (n integer, a varchar)`);
    await shop.engine.append(
      'terms',
      values.map((value, n) => [n, value]),
    );
    const asked = TERMS.map((term, index) => sql`${termSql(term, (name) => id(name))} as ${id(`t${index}`)}`);
    const rows = await shop.engine.rows(sql`select a, ${join(asked)} from terms order by n`);
    for (const row of rows)
      for (const [index, term] of TERMS.entries()) {
        const a = row['a'] === null ? null : String(row['a']);
        expect([a, term, termValue(term, { a })]).toEqual([a, term, row[`t${index}`]]);
      }
  });

  it('is nothing where the text is too short to say anything', () => {
    expect(termValue({ column: 'a', first: 3 }, { a: 'ab' })).toBeNull();
    expect(termValue({ column: 'a', part: 'month' }, { a: '1960' })).toBeNull();
    expect(termValue({ column: 'a', word: 2 }, { a: 'anna' })).toBeNull();
    expect(termValue({ column: 'a', sounds: 'letters' }, { a: 'aeio' })).toBeNull();
    expect(termValue({ column: 'b' }, { a: 'anna' })).toBeNull();
  });
});
