import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, id, openLake, render } from '../../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { childrenOf, type Expression, type Programme, readProgrammes, rulesOn } from '../language/index.ts';
import { compileProgrammes, decidingSteps } from '../sql/index.ts';
import { inUnits, randomDay, randomPeople, randomSettings } from '../testing/random-people.ts';
import { randomProgrammes } from '../testing/random-programmes.ts';
import type { Decision, Person } from './decision.ts';
import { decidePeopleInSql } from './sql-decisions.ts';
import { decidePeople } from './tree-decisions.ts';

const PAIRS = 100_000;
const VILLAGES = 40;
const KINDS = 21;

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

const country = fc.record({
  contents: randomProgrammes,
  villages: fc.array(randomPeople, { minLength: VILLAGES, maxLength: VILLAGES }),
  partial: fc.constantFrom('first-day' as const, 'cannot-tell' as const),
  asOf: randomDay.filter((date) => date > '1990-01-01').map(asDate),
});

const PAIRS_A_RUN = 4 * 40 * VILLAGES;

test('SQL and the tree give everybody the same answer, amount, bits, holder and day under any rules', async () => {
  let compared = 0;
  const kinds = new Set<string>();
  const asked = fc.asyncProperty(country, async ({ contents, villages, partial, asOf }) => {
    const settings = randomSettings(partial);
    const files = contents.map((raw, index) => ({ file: `random-${index}`, raw }));
    const programmes = readProgrammes(files, settings);
    const people = together(villages);
    const inSql = await decidePeopleInSql(engine, { programmes, asOf }, people);
    for (const [index, programme] of programmes.entries()) {
      expectSame({ programme, asOf, people }, inSql[index] ?? []);
      compared += people.length;
      for (const kind of kindsIn(programme, asOf)) kinds.add(kind);
    }
  });
  await fc.assert(asked, { numRuns: Math.ceil(PAIRS / PAIRS_A_RUN) });
  expect(compared).toBeGreaterThanOrEqual(PAIRS);
  expect([...kinds].sort()).toHaveLength(KINDS);
}, 180_000);

function kindsIn(programme: Programme, asOf: IsoDate): string[] {
  const rules = rulesOn(programme, asOf);
  const asked = [...(rules?.conditions ?? []), ...(rules?.exceptions ?? [])].map(({ when }) => when);
  const paid = [rules?.amount?.pays, rules?.since?.day].filter((one) => one !== undefined);
  return [...asked, ...paid].flatMap(kindsOf);
}

function kindsOf(expression: Expression): string[] {
  return [expression.kind, ...childrenOf(expression).flatMap(kindsOf)];
}

/** Villages side by side: each has its own houses and families. */
function together(villages: readonly Person[][]): Person[] {
  const facts = villages.flatMap((people, village) => {
    const ofVillage = (key: unknown) => (typeof key === 'bigint' ? key + BigInt(village) * 1000n : null);
    return people.map((person) => ({
      ...person.facts,
      house_key: ofVillage(person.facts['house_key']),
      family_key: ofVillage(person.facts['family_key']),
    }));
  });
  return inUnits(facts);
}

type Asked = Readonly<{ programme: Programme; asOf: IsoDate; people: readonly Person[] }>;

function expectSame({ programme, asOf, people }: Asked, inSql: readonly Decision[]): void {
  const inTree = decidePeople(programme, asOf, people);
  const differs = inTree.findIndex((decision, index) => !isSame(decision, inSql[index]));
  if (differs === -1) return;
  const { decisions } = decidingSteps([programme], compileProgrammes([programme], asOf), id('people'));
  expect({ person: people[differs], decision: inSql[differs], sql: render(decisions).text }).toEqual({
    person: people[differs],
    decision: inTree[differs],
    sql: render(decisions).text,
  });
}

function isSame(one: Decision, other: Decision | undefined): boolean {
  return (
    one.answer === other?.answer &&
    one.amount === other.amount &&
    one.held === other.held &&
    one.unknown === other.unknown &&
    one.holder === other.holder &&
    one.since === other.since
  );
}

function asDate(written: string): IsoDate {
  const date = parseIsoDate(written);
  if (!date) throw new RangeError(written);
  return date;
}
