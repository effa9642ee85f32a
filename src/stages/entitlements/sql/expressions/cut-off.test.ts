import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, id, join, openLake, render, sql } from '../../../../base/lake/index.ts';
import { prepareEvaluate } from '../../evaluate.ts';
import type { Comparison, Expression } from '../../language/index.ts';
import { randomSettings } from '../../testing/random-people.ts';
import { toSql } from './to-sql.ts';

let home: string;
let engine: Engine;
let days: (string | null)[];

const DAY_MS = 86_400_000;
/** Every day around leap years of all kinds, so that each end of a month and each 29 February is among them. */
const SPANS = [
  ['1899-01-01', '1900-12-31'],
  ['1946-11-01', '1948-12-31'],
  ['1999-12-01', '2001-03-31'],
  ['2023-01-01', '2025-01-31'],
] as const;

beforeAll(async () => {
  home = await mkdtemp(joinPath(tmpdir(), 'chipao-cut-off-'));
  engine = await (await openLake(home, { memoryMb: 512, threads: 1 })).openEngine([]);
  days = [null, ...SPANS.flatMap(([first, last]) => daysFrom(first, last))];
  await engine.run(sql`create temp table people (place integer, born date, day_a date)`);
  await engine.append(
    'people',
    days.map((day, place) => [
      place,
      day,
      place % 9 === 0 ? null : (days[(place * 7919) % days.length] ?? null),
    ]),
  );
});

afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

const { facts, birth } = randomSettings('first-day');
const [born, other] = [factNamed('born'), factNamed('day_a')];
const reached = (years: number): Expression => ({
  kind: 'reaches-age',
  type: 'date',
  years,
  from: null,
  birth: { ...birth, date: factNamed('born') },
});
const fact: Expression = { kind: 'fact', type: 'date', fact: born };
const otherFact: Expression = { kind: 'fact', type: 'date', fact: other };
const value = (type: 'date' | 'integer', given: string | number): Expression => ({
  kind: 'value',
  type,
  value: given,
  from: null,
});

const endOfMonth = fc
  .record({
    year: fc.constantFrom(1900, 1948, 1949, 2000, 2004, 2023, 2024, 2026),
    month: fc.nat(11),
    off: fc.integer({ min: -3, max: 2 }),
  })
  .map(({ year, month, off }) =>
    new Date(Date.UTC(year, month + 1, 0) + off * DAY_MS).toISOString().slice(0, 10),
  );
const op = fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>=');
const isFlipped = fc.boolean();
const age = fc.integer({ min: 0, max: 80 });
const dated: fc.Arbitrary<Expression> = fc.oneof(
  age.map(reached),
  age.map((years): Expression => ({ kind: 'month-after', type: 'date', day: reached(years) })),
  fc.constant<Expression>({ kind: 'month-after', type: 'date', day: fact }),
);
const ofDays = fc
  .record({ op, isFlipped, reckoned: dated, day: endOfMonth })
  .map(({ reckoned, day, ...rest }) => comparison({ ...rest, reckoned, with: value('date', day) }));
const months = fc.integer({ min: -13, max: 1200 });
const ofMonths = fc
  .record({
    op,
    isFlipped,
    count: fc.oneof(months, fc.integer({ min: -3, max: 14 })),
    day: endOfMonth,
    side: fc.constantFrom('to-day', 'from-day', 'between-facts'),
    inner: fc.oneof(fc.constant(fact), dated),
  })
  .map(({ count, day, side, inner, ...rest }) => {
    const fixed = side === 'between-facts' ? otherFact : value('date', day);
    const [first, second] = side === 'from-day' ? [fixed, inner] : [inner, fixed];
    const reckoned: Expression = { kind: 'months-between', type: 'integer', first, second };
    return comparison({ ...rest, reckoned, with: value('integer', count) });
  });

test('a day reckoned from a birth date against a day of the law says what the tree says, also around 29 February', () =>
  expectSame(ofDays));

test('months between days against a number of months say what the tree says, also at the ends of short months', () =>
  expectSame(ofMonths));

test('a comparison of a reckoned day with a day of the law is a plain test of the column', () => {
  const day = comparison({
    op: '>',
    isFlipped: false,
    reckoned: { kind: 'month-after', type: 'date', day: reached(70) },
    with: value('date', '2026-09-30'),
  });
  expect(render(toSql(day, noUnit)).text).toBe(`("born" > date '1956-08-31')`);
});

async function expectSame(rules: fc.Arbitrary<Expression>): Promise<void> {
  const asked = fc.asyncProperty(fc.array(rules, { minLength: 12, maxLength: 12 }), async (expressions) => {
    const columns = expressions.map((one, index) => sql`${toSql(one, noUnit)} as ${id(`answer_${index}`)}`);
    const rows = await engine.rows(
      sql`select ${join([sql`place, born, day_a`, ...columns])} from people order by place`,
    );
    for (const [index, expression] of expressions.entries()) {
      const inTree = prepareEvaluate(expression);
      const wrong = rows
        .map((row) => ({
          born: textOf(row['born']),
          day_a: textOf(row['day_a']),
          inSql: row[`answer_${index}`],
        }))
        .find(({ inSql, ...person }) => inTree(person) !== inSql);
      expect({ wrong, expression }).toEqual({ wrong: undefined, expression });
    }
  });
  await fc.assert(asked, { numRuns: 8, endOnFailure: true });
}

type Sides = Readonly<{ op: Comparison; isFlipped: boolean; reckoned: Expression; with: Expression }>;

function comparison({ op: order, isFlipped: flipped, reckoned, with: fixed }: Sides): Expression {
  const [left, right] = flipped ? [fixed, reckoned] : [reckoned, fixed];
  return { kind: 'compare', type: 'boolean', op: order, left, right };
}

function noUnit(): never {
  throw new RangeError('no unit is asked about');
}

function textOf(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}

function factNamed(name: string) {
  const found = facts.find((one) => one.fact === name);
  if (!found) throw new RangeError(name);
  return found;
}

function daysFrom(first: string, last: string): string[] {
  const [from, to] = [Date.parse(first) / DAY_MS, Date.parse(last) / DAY_MS];
  return Array.from({ length: to - from + 1 }, (_, index) =>
    new Date((from + index) * DAY_MS).toISOString().slice(0, 10),
  );
}
