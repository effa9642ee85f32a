import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dialect, type Engine, id, join, literal, openEngine, sql } from '../../../base/lake/index.ts';
import { kindOf, kindsInParts, probabilityOf } from './link-kinds.ts';
import { stretchesOfPeople } from './links.ts';

const MOST_ID = 2n ** 60n - 1n;
const PARTS = {
  sex_outcome: 4,
  birth_outcome: 4,
  family_outcome: 4,
  given_outcome: 4,
  tier: 5,
  repair: 3,
} as const;

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'links-'));
  engine = await openEngine({ memoryMb: 256, threads: 1, tempDirectory: joinPath(folder, 'spill') });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function stretchesOf(ids: readonly bigint[], links: number) {
  await engine.run(sql`create or replace table packed_links (person_id bigint)`);
  await engine.append(
    'packed_links',
    ids.map((person) => [person]),
  );
  const rows = await engine.rows(stretchesOfPeople(links));
  return rows.map(({ first, last }) => ({ first: BigInt(String(first)), last: BigInt(String(last)) }));
}

it('everybody is in one stretch of ids, and the stretches come in the order of the ids', async () => {
  const ids = fc.array(fc.bigInt(0n, MOST_ID), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(ids, fc.integer({ min: 1, max: 50 }), async (people, links) => {
      const stretches = await stretchesOf(people, links);
      expect(stretches).toHaveLength(Math.ceil(people.length / links));
      for (const person of people)
        expect(stretches.filter(({ first, last }) => first <= person && person <= last)).toHaveLength(1);
      expect(stretches).toEqual(stretches.toSorted((one, other) => (one.first < other.first ? -1 : 1)));
    }),
    { numRuns: 40 },
  );
});

it('nobody is in one stretch too, so that there is a file', async () => {
  expect(await stretchesOf([], 10)).toHaveLength(1);
});

it('a kind gives back every part that it was made of, and the record its source', async () => {
  const names = Object.keys(PARTS) as (keyof typeof PARTS)[];
  const values = names.map((name) => sql`${dialect.series(name, PARTS[name])}`);
  const kind = kindOf(Object.fromEntries(names.map((name) => [name, id(name)])));
  const packed = sql`
    select ${join(names.map((name) => sql`${id(name)} as ${id(`made_${name}`)}`))}, ${kind} as kind, 5 * 4503599627370496 + 7 as record
    from ${join(values)}`;
  const wrong = names.map((name) => sql`${id(name)} <> ${id(`made_${name}`)}`);
  const [counted] = await engine.rows(sql`
    select count(*) as kinds, count(distinct kind) as apart, count(*) filter (where ${join(wrong, ' or ')} or source <> 5) as wrong
    from (${kindsInParts(packed)}) as parted`);
  const all = BigInt(Object.values(PARTS).reduce((product, count) => product * count, 1));
  expect(counted).toEqual({ kinds: all, apart: all, wrong: 0n });
});

it('a probability is what the weight says to six digits, also where it is so sure that no power is taken', async () => {
  const weights = sql`select (place - 4000) / 100.0 as weight from ${dialect.series('place', 10_000)}`;
  const [counted] = await engine.rows(sql`
    select count(*) as wrong
    from (${weights}) as said
    where ${probabilityOf(sql`weight`)} <> round(1 / (1 + pow(2, -weight)), ${literal(6)})`);
  expect(counted).toEqual({ wrong: 0n });
  expect(await engine.rows(sql`select ${probabilityOf(sql`cast(null as double)`)} as said`)).toEqual([
    { said: null },
  ]);
});
