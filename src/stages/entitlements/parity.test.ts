import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, openLake } from '../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';
import { decideInSql, decideOne } from './decide.ts';
import type { Facts } from './evaluate.ts';
import { explainDecision } from './explain.ts';
import { type EntitlementSettings, readProgramme } from './language/index.ts';

const PEOPLE_A_PROGRAMME = 40;
const PROGRAMMES = 100;

const label = { th: 'ข้อ', en: 'fact' };
const facts = [
  ...['flag_a', 'flag_b', 'flag_c'].map((fact) => ({ fact, type: 'boolean' as const, label })),
  ...['money_a', 'money_b'].map((fact) => ({ fact, type: 'money' as const, label })),
  { fact: 'count_a', type: 'integer' as const, label },
  { fact: 'word_a', type: 'text' as const, label },
  { fact: 'day_a', type: 'date' as const, label },
  { fact: 'born', type: 'date' as const, label },
];

const settingsOf = (partial: 'first-day' | 'cannot-tell'): EntitlementSettings => ({
  facts,
  birth: { date: 'born', precision: 'born_precision', partial, law: label, verified: false },
  fiscalYearStart: '10-01',
});

const day = fc.oneof(
  fc
    .integer({ min: -40_000, max: 22_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
  fc.constantFrom('2000-02-29', '2004-02-28', '1960-12-31', '1961-01-01', '2026-09-30', '2026-10-01'),
);
const baht = fc.integer({ min: 0, max: 5 }).map((value) => value * 100);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 });

const person: fc.Arbitrary<Facts> = fc.record({
  flag_a: maybe(fc.boolean()),
  flag_b: maybe(fc.boolean()),
  flag_c: maybe(fc.boolean()),
  money_a: maybe(baht.map((value) => BigInt(value) * 100n)),
  money_b: maybe(baht.map((value) => BigInt(value) * 100n)),
  count_a: maybe(fc.integer({ min: -3, max: 3 })),
  word_a: maybe(fc.constantFrom('red', 'blue', 'เขียว')),
  day_a: maybe(day),
  born: maybe(day),
  born_precision: maybe(fc.constantFrom('day', 'month', 'year')),
});

const op = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const plainOp = fc.constantFrom('=', '!=');
const years = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((value) => ({ const: { years: value } })),
  fc.constant({ param: 'age' }),
);
const on = fc.constantFrom('as-of', 'fiscal-year-start');
const { flag, amount } = fc.letrec<{ flag: unknown; leaf: unknown; amount: unknown; date: unknown }>(
  (tie) => ({
    leaf: fc.oneof(
      fc.constantFrom('flag_a', 'flag_b', 'flag_c').map((fact) => ({ fact })),
      fc.boolean().map((value) => ({ const: value })),
      fc.constantFrom(...facts.map(({ fact }) => fact)).map((isKnown) => ({ isKnown })),
      fc.record({ ageAtLeast: fc.record({ years, on }) }),
      fc.record({ ageUnder: fc.record({ years, on }) }),
      fc.record({
        bornOnOrAfter: fc.oneof(
          day.map((date) => ({ const: { date } })),
          fc.constant({ param: 'start' }),
        ),
      }),
      compare(tie('amount'), op),
      compare(tie('date'), op),
      compare(fc.oneof(fc.constant({ fact: 'count_a' }), fc.integer({ min: -2, max: 2 }).map(integer)), op),
      compare(fc.oneof(fc.constant({ fact: 'word_a' }), fc.constantFrom('red', 'blue').map(word)), plainOp),
      fc.record({
        in: fc.record({
          value: fc.constant({ fact: 'word_a' }),
          list: fc.array(fc.constantFrom('red', 'เขียว').map(word), { minLength: 1, maxLength: 3 }),
        }),
      }),
    ),
    flag: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'rule' },
      tie('leaf'),
      fc.record({ all: fc.array(tie('flag'), { minLength: 1, maxLength: 3, depthIdentifier: 'rule' }) }),
      fc.record({ any: fc.array(tie('flag'), { minLength: 1, maxLength: 3, depthIdentifier: 'rule' }) }),
      fc.record({ not: tie('flag') }),
      fc.record({ if: fc.record({ when: tie('flag'), gives: tie('flag'), otherwise: tie('flag') }) }),
    ),
    amount: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'money' },
      fc.oneof(
        fc.constantFrom('money_a', 'money_b').map((fact) => ({ fact })),
        fc.constant({ param: 'line' }),
        baht.map((value) => ({ const: { baht: value } })),
      ),
      several('add', tie('amount')),
      several('min', tie('amount')),
      several('max', tie('amount')),
      fc.record({ if: fc.record({ when: tie('leaf'), gives: tie('amount'), otherwise: tie('amount') }) }),
      fc.record({
        bands: fc.record({
          on,
          steps: fc
            .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 })
            .chain((ages) =>
              fc.tuple(
                ...ages
                  .toSorted((left, right) => left - right)
                  .map((age) =>
                    fc.record({ ageUnder: fc.constant({ const: { years: age } }), gives: tie('amount') }),
                  ),
              ),
            ),
          otherwise: tie('amount'),
        }),
      }),
    ),
    date: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('day_a', 'born').map((fact) => ({ fact })),
      day.map((date) => ({ const: { date } })),
      fc.record({ reachesAge: years }),
      fc.record({ monthAfter: tie('date') }),
    ),
  }),
);

function compare(side: fc.Arbitrary<unknown>, how: fc.Arbitrary<string>) {
  return fc.record({ compare: fc.record({ left: side, op: how, right: side }) });
}

function several(kind: string, part: fc.Arbitrary<unknown>) {
  return fc
    .array(part, { minLength: 1, maxLength: 3, depthIdentifier: 'money' })
    .map((parts) => ({ [kind]: parts }));
}

function integer(value: number) {
  return { const: { integer: value } };
}

function word(value: string) {
  return { const: { text: value } };
}

const programmeContent = fc
  .record({ conditions: fc.array(flag, { minLength: 1, maxLength: 4 }), pays: amount })
  .map(({ conditions, pays }) => ({
    id: 'any-programme',
    title: label,
    authority: label,
    laws: { act: { title: label, verified: true } },
    unit: 'person',
    period: 'month',
    paidFact: 'money_a',
    parameters: {
      age: [{ from: '1900-01-01', value: { years: 60 }, law: 'act', verified: true }],
      start: [{ from: '1900-01-01', value: { date: '1990-01-01' }, law: 'act', verified: true }],
      line: [{ from: '1900-01-01', value: { baht: 200 }, law: 'act', verified: true }],
    },
    versions: [
      {
        id: 'only',
        inForce: { from: '1900-01-01', to: null },
        conditions: conditions.map((when, index) => ({
          id: `c${index}`,
          text: label,
          law: 'act',
          verified: true,
          when,
        })),
        amount: { pays, law: 'act', verified: true },
        since: { day: { monthAfter: { reachesAge: { param: 'age' } } }, law: 'act', verified: true },
      },
    ],
    notChecked: [],
  }));

let home: string;
let engine: Engine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-parity-'));
  engine = await (await openLake(home, { memoryMb: 512, threads: 1 })).openEngine([]);
});

afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

test('SQL and the tree give everybody the same answer, amount and bits under any rules', async () => {
  let compared = 0;
  const asked = fc.asyncProperty(
    programmeContent,
    fc.array(person, { minLength: PEOPLE_A_PROGRAMME, maxLength: PEOPLE_A_PROGRAMME }),
    fc.record({
      partial: fc.constantFrom('first-day' as const, 'cannot-tell' as const),
      asOf: day.filter((date) => date > '1990-01-01').map(asDate),
    }),
    async (content, people, { partial, asOf }) => {
      const programme = readProgramme(content, { file: 'random', settings: settingsOf(partial) });
      const inSql = await decideInSql(engine, { programme, asOf }, people);
      expect(inSql).toEqual(people.map((known) => decideOne({ programme, asOf }, known)));
      for (const known of people) expectSameInTree({ programme, asOf }, known);
      compared += people.length;
    },
  );
  await fc.assert(asked, { numRuns: PROGRAMMES });
  expect(compared).toBeGreaterThanOrEqual(PROGRAMMES * PEOPLE_A_PROGRAMME);
}, 120_000);

function expectSameInTree(question: Parameters<typeof decideOne>[0], known: Facts): void {
  const decision = decideOne(question, known);
  const { answer, amountSatangAMonth, missing } = explainDecision({ ...question, facts: known });
  expect(answer).toBe(
    decision.answer === 1 ? 'eligible' : decision.answer === 0 ? 'not-eligible' : 'cannot-tell',
  );
  expect(amountSatangAMonth).toBe(decision.amountMonth === null ? null : Number(decision.amountMonth));
  if (answer === 'cannot-tell') expect(missing.length).toBeGreaterThan(0);
}

function asDate(written: string): IsoDate {
  const date = parseIsoDate(written);
  if (!date) throw new RangeError(written);
  return date;
}
