import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sql, sql } from '../../../base/lake/index.ts';
import { factSettingsSchema } from '../settings.ts';
import {
  openSmallRegisters,
  type SmallCase,
  type SmallRegisters,
  smallContract,
  WORD,
} from '../testing/small-registers.ts';

const SHOWN = { label: WORD, dimension: 'employment' };
const CONTRACTS = [
  smallContract('civil', 'person', ['pid', 'mother']),
  smallContract('insured', 'person', ['pid', 'section']),
  smallContract('payments', 'none', ['insured_pid', 'child']),
];
const BRIDGE = {
  kind: 'relative',
  of: 'civil',
  number: 'mother',
  olderByYears: 12,
  rows: { payments: 'insured_pid' },
};

function settingsOf(bridge: object) {
  return factSettingsSchema.parse({
    noVillage: '00',
    bridges: { mother: bridge },
    death: [{ name: 'civil', source: 'civil', where: [{ column: 'pid', is: 'dead' }], alive: 'listed' }],
    residence: [{ name: 'civil', source: 'civil', village: 'mother', holds: 'register' }],
    facts: [
      {
        fact: 'mother_insured',
        ...SHOWN,
        type: 'boolean',
        from: [
          { source: 'insured', via: 'mother', pick: 'exists', where: [{ column: 'section', is: 's33' }] },
        ],
      },
      {
        fact: 'mother_paid_for',
        ...SHOWN,
        type: 'integer',
        from: [{ source: 'payments', via: 'mother', column: 'child', pick: 'count' }],
      },
    ],
  });
}

/** 1 is the child of 2; 3 is another woman. */
const PEOPLE = sql`(1::bigint, 'child', 'f', date '2020-01-01'), (2, 'mother', 'f', date '1990-01-01'), (3, 'other', 'f', date '1985-01-01')`;
const named = (number: string | null): Sql =>
  sql`(1::bigint, 'child', ${number}::varchar), (2, 'mother', null), (3, 'other', null)`;

let registers: SmallRegisters;
beforeAll(async () => {
  registers = await openSmallRegisters();
});
afterAll(() => registers.close());

async function child(one: Partial<SmallCase> & Pick<SmallCase, 'sent'>): Promise<readonly unknown[]> {
  const version = await registers.built({
    contracts: CONTRACTS,
    settings: settingsOf(BRIDGE),
    persons: PEOPLE,
    ...one,
  });
  const [first] = await registers.rowsOf(version);
  return [first?.['mother_insured'], first?.['mother_paid_for']];
}

const insured = (number: string | null): Sql => sql`(1::bigint, ${number}::varchar, 's33')`;
const payments = (number: string): Sql => sql`(1::bigint, ${number}, 'ก'), (2, ${number}, 'ข')`;

describe("what registers tell of a child's mother", () => {
  it('is found though the row about her carries no number, a wrong one or somebody else’s', async () => {
    for (const carried of ['mother', null, 'mohter', 'other'])
      expect(
        await child({ sent: { civil: [named('mother'), [1, 2, 3]], insured: [insured(carried), [2]] } }),
      ).toEqual([true, null]);
  });

  it('is not what a row of another woman who carries the number tells', async () => {
    expect(
      await child({ sent: { civil: [named('mother'), [1, 2, 3]], insured: [insured('mother'), [3]] } }),
    ).toEqual([false, null]);
  });

  it('is found by a number that she no longer bears, where one person only has rows that carry it', async () => {
    const civil = [named('former'), [1, 2, 3]] as const;
    expect(await child({ sent: { civil, insured: [insured('former'), [2]] } })).toEqual([true, null]);
    const rows = sql`(1::bigint, 'former', 's33'), (2, 'former', 's33')`;
    expect(await child({ sent: { civil, insured: [rows, [2, 3]] } })).toEqual([null, null]);
  });

  it('counts rows that name her by any of her numbers', async () => {
    const civil = [named('mother'), [1, 2, 3]] as const;
    expect(await child({ sent: { civil, payments: [payments('mother'), []] } })).toEqual([null, 2]);
    expect(
      await child({ sent: { civil, insured: [insured('former'), [2]], payments: [payments('former'), []] } }),
    ).toEqual([true, 2]);
    expect(await child({ sent: { civil, payments: [payments('other'), []] } })).toEqual([null, 0]);
  });

  it('is not known where she is not named, nobody has the number, or she would be too young', async () => {
    for (const number of [null, 'nobody', 'child'])
      expect(
        await child({ sent: { civil: [named(number), [1, 2, 3]], insured: [insured('mother'), [2]] } }),
      ).toEqual([null, null]);
    const persons = sql`(1::bigint, 'child', 'f', date '2020-01-01'), (2, 'mother', 'f', date '2008-01-02'), (3, 'other', 'f', null)`;
    expect(
      await child({
        persons,
        sent: { civil: [named('mother'), [1, 2, 3]], insured: [insured('mother'), [2]] },
      }),
    ).toEqual([null, null]);
  });
});

describe('the household', () => {
  const settings = settingsOf({
    ...BRIDGE,
    kin: { household: 'survey', roles: ['child'], among: ['head', 'spouse'], sex: 'f' },
  });
  const members = sql`(7::bigint, 'survey', 1::bigint, 'child'), (7, 'survey', 2, 'spouse')`;
  const sentWith = (number: string | null) => ({
    civil: [named(number), [1, 2, 3]] as const,
    insured: [sql`(1::bigint, 'mother', 's33')`, [2]] as const,
  });

  it('tells who the mother is where no number leads to her and only one woman can be meant', async () => {
    expect(await child({ settings, members, sent: sentWith(null) })).toEqual([true, null]);
    expect(await child({ settings, members, sent: sentWith('nobody') })).toEqual([true, null]);
    expect(await child({ settings, members, sent: sentWith('other') })).toEqual([false, null]);
  });

  it('says nothing where two women can be meant, or where content does not ask it', async () => {
    const two = sql`${members}, (7, 'survey', 3, 'head')`;
    expect(await child({ settings, members: two, sent: sentWith(null) })).toEqual([null, null]);
    expect(await child({ members, sent: sentWith(null) })).toEqual([null, null]);
  });
});
