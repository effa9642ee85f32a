import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildStage, type Lake, openLake, type Row, sql } from '../../../src/base/lake/index.ts';
import type { IsoDate } from '../../../src/base/model/index.ts';
import { buildTable, type HandMade } from '../../../src/stages/entitlements/testing/build-table.ts';
import {
  type NeedAnswer,
  needColumns,
  planNeeds,
  prepareNeed,
  readNeeds,
} from '../../../src/stages/needs/index.ts';
import { loadFacts } from '../facts.ts';
import { loadEntitlementSettings } from '../programmes/index.ts';
import { loadYaml } from '../yaml.ts';
import { loadNeeds } from './index.ts';

const AS_OF = '2026-09-30' as IsoDate;
const NEEDS = loadNeeds();
const RULES = NEEDS.rulesOn(AS_OF);

const factValue = z.union([z.boolean(), z.int(), z.string()]);
const CASES = loadYaml(
  new URL('needs.cases.yaml', import.meta.url),
  z.array(
    z.strictObject({
      need: z.string(),
      is: z.boolean().nullable(),
      quantity: z.int().nullable().default(null),
      given: z.boolean().nullable().default(null),
      why: z.string(),
      facts: z.record(z.string(), factValue),
    }),
  ),
);
type PersonFacts = Readonly<Record<string, string | number | boolean | null>>;

const COLUMNS: HandMade['columns'] = {
  person_id: 'bigint',
  alive: 'boolean',
  birth_date: 'date',
  birth_precision: 'text',
  adl_score: 'integer',
  adl_bowels: 'integer',
  adl_bladder: 'integer',
  disability_movement: 'boolean',
  disability_card_valid: 'boolean',
  home_unsuitable: 'boolean',
  home_adaptation_disabled_paid: 'bigint',
  home_adaptation_elderly_paid: 'bigint',
  ltc_plan_approved: 'boolean',
};

let folder = '';
let lake: Lake;
beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'chipao-needs-'));
  lake = await openLake(folder, { memoryMb: 500, threads: 1 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function needsOf(people: readonly PersonFacts[]): Promise<{ rows: Row[]; notes: unknown }> {
  const rows = people.map((facts, index) => ({ person_id: BigInt(index), ...facts }));
  const profiles = await buildTable(lake, {
    dataset: 'profiles',
    table: 'profiles',
    columns: COLUMNS,
    rows,
  });
  const { version } = await buildStage(lake, planNeeds({ profiles, needs: NEEDS, asOf: AS_OF }));
  const engine = await lake.openEngine([version]);
  const told = await engine.rows(sql`select * from needs.needs order by person_id`);
  await engine.close();
  return { rows: told, notes: version.notes['needs'] };
}

function inSql(need: string, row: Row | undefined): NeedAnswer {
  const { needed, quantity, given } = needColumns(need);
  const truth = (value: unknown) => (typeof value === 'boolean' ? value : null);
  const count = row?.[quantity] ?? null;
  return {
    needed: truth(row?.[needed]),
    quantity: count === null ? null : Number(count),
    given: truth(row?.[given]),
  };
}

/** The tree reads a person as profiles have one: money as whole satang. */
function inTree(need: string, facts: PersonFacts): NeedAnswer {
  const rule = RULES.find(({ id }) => id === need);
  if (!rule) throw new Error(`no need ${need}`);
  const money = Object.entries(facts).map(([fact, value]) =>
    fact.endsWith('_paid') && typeof value === 'number' ? [fact, BigInt(value)] : [fact, value],
  );
  return prepareNeed(rule)(Object.fromEntries(money));
}

describe('what somebody needs', () => {
  it.each(CASES)('$need is $is: $why', ({ need, is, quantity, given, facts }) => {
    expect(inTree(need, facts)).toEqual({ needed: is, quantity, given });
  });

  it('is told alike for everybody in SQL', async () => {
    const { rows } = await needsOf(CASES.map(({ facts }) => facts));
    expect(CASES.map(({ need }, index) => inSql(need, rows[index]))).toEqual(
      CASES.map(({ is, quantity, given }) => ({ needed: is, quantity, given })),
    );
  });

  it('has a case that needs it, one that does not and one not known', () => {
    for (const { id } of NEEDS.needs) {
      const answers = new Set(CASES.filter(({ need }) => need === id).map(({ is }) => is));
      expect(answers, id).toEqual(new Set([true, false, null]));
    }
  });

  it('is the same by the tree and in SQL whatever is known', async () => {
    const yes = fc.constantFrom(true, false, null);
    const person = fc.record({
      birth_date: fc.constantFrom('1950-01-01', '1966-09-30', '1966-10-01', '2000-05-05', null),
      adl_score: fc.constantFrom(0, 4, 5, 6, 7, 11, 12, 20, null),
      adl_bowels: fc.constantFrom(0, 1, 2, null),
      adl_bladder: fc.constantFrom(0, 1, 2, null),
      disability_movement: yes,
      disability_card_valid: yes,
      home_unsuitable: yes,
      home_adaptation_disabled_paid: fc.constantFrom(0, 4_000_000, null),
      home_adaptation_elderly_paid: fc.constantFrom(0, 4_000_000, null),
      ltc_plan_approved: yes,
    });
    const people = fc.sample(person, { numRuns: 300, seed: 5 });
    const { rows } = await needsOf(people);
    for (const { id } of NEEDS.needs) {
      expect(rows.map((row) => inSql(id, row))).toEqual(people.map((facts) => inTree(id, facts)));
    }
  });

  it('is asked of the living only, and the manifest counts it', async () => {
    const bedBound = { adl_score: 2, ltc_plan_approved: true };
    const { rows, notes } = await needsOf([bedBound, { ...bedBound, alive: false }, {}]);
    expect(rows.map((row) => row['person_id'])).toEqual([0n, 2n]);
    expect(notes).toContainEqual({ need: 'carer-hours', people: 1, cannot_tell: 1, quantity: 24, given: 1 });
    expect(notes).toContainEqual({ need: 'patient-bed', people: 1, cannot_tell: 1, quantity: 1, given: 0 });
  });
});

describe('content of needs', () => {
  const need = {
    id: 'rail',
    title: { th: 'ราว', en: 'Rail' },
    unit: { th: 'อัน', en: 'rails' },
    period: 'once',
    when: { fact: 'home_unsuitable' },
    quantity: [{ count: 1 }],
    source: { th: 'ก', en: 'a' },
    verified: false,
  };
  const vocabulary = { facts: loadFacts(), settings: loadEntitlementSettings() };
  const read = (...needs: object[]) => readNeeds('needs.yaml', { needs }, vocabulary);

  it('is refused with file, place and reason where it asks what nobody has, twice, of a household, or without end', () => {
    expect(read(need).needs).toHaveLength(1);
    expect(() => read({ ...need, when: { fact: 'home_unsuitabel' } })).toThrow(
      /needs.yaml.*home_unsuitabel/s,
    );
    expect(() => read({ ...need, when: { fact: 'adl_score' } })).toThrow(/needs.yaml/);
    expect(() => read(need, need)).toThrow(/'rail' is told twice/);
    expect(() => read({ ...need, when: { household: { of: 'bmn', measure: 'count' } } })).toThrow(/bmn/);
    expect(() => read({ ...need, quantity: [{ when: need.when, count: 1 }] })).toThrow(/last step/);
  });
});
