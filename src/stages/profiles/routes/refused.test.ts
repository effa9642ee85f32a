import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { factSettingsSchema } from '../settings.ts';
import { openSmallRegisters, type SmallRegisters, smallContract, WORD } from '../testing/small-registers.ts';

const SHOWN = { label: WORD, dimension: 'welfare' };
const SETTINGS = factSettingsSchema.parse({
  noVillage: '00',
  bridges: { mother: { kind: 'relative', of: 'civil', number: 'mother', olderByYears: 12, rows: {} } },
  death: [{ name: 'civil', source: 'civil', where: [{ column: 'pid', is: 'dead' }], alive: 'listed' }],
  residence: [{ name: 'civil', source: 'civil', village: 'mother', holds: 'register' }],
  facts: [
    { fact: 'paid', ...SHOWN, type: 'boolean', absent: false, from: [{ source: 'roll', pick: 'exists' }] },
    {
      fact: 'mother_paid',
      ...SHOWN,
      type: 'boolean',
      from: [{ source: 'roll', via: 'mother', pick: 'exists' }],
    },
  ],
});
const CONTRACTS = [
  smallContract('civil', 'person', ['pid', 'mother']),
  smallContract('roll', 'person', ['pid']),
];
/** Four women by number, and the children of the first three. */
const PERSONS = sql`(1::bigint, '11', 'f', '1990-01-01'::date), (2, '22', 'f', '1990-01-01'), (3, '33', 'f', '1990-01-01'),
  (4, '44', 'f', '1990-01-01'), (5, '55', 'f', '2020-01-01'), (6, '66', 'f', '2020-01-01'), (7, '77', 'f', '2020-01-01')`;
const CIVIL = sql`(1::bigint, '55', '11'), (2, '66', '22'), (3, '77', '33')`;

let small: SmallRegisters;
beforeAll(async () => {
  small = await openSmallRegisters();
});
afterAll(() => small.close());

/** Profiles made when the roll has a row of the first woman alone. */
function built(refused: readonly string[] | undefined): Promise<DatasetVersion> {
  return small.built({
    contracts: CONTRACTS,
    settings: SETTINGS,
    sent: { civil: [CIVIL, [5, 6, 7]], roll: [sql`(1::bigint, '11')`, [1]] },
    ...(refused ? { refused: { roll: refused } } : {}),
    persons: PERSONS,
  });
}

async function known(
  refused: readonly string[] | undefined,
  column: string,
): Promise<(Row[string] | undefined)[]> {
  return (await small.rowsOf(await built(refused))).map((row) => row[column]);
}

describe('a register that sent a row of somebody that could not be taken', () => {
  it('does not say no of them; of others its silence is a no', async () => {
    expect((await known(['22', '33', '44'], 'paid')).slice(0, 4)).toEqual([true, null, null, false]);
    expect((await known(undefined, 'paid')).slice(0, 4)).toEqual([true, false, false, false]);
  });

  it('says what another row of them says that could be taken', async () => {
    expect((await known(['11', '44'], 'paid')).slice(0, 2)).toEqual([true, false]);
  });

  it('is kept by name for whoever says why something is not known', async () => {
    const version = await built(['22', '99', '44']);
    expect(await small.rowsOf(version, 'refused')).toEqual([{ person_id: 2n, source: 'roll' }]);
  });

  it('does not say no of a child’s mother either', async () => {
    expect((await known(['22', '44'], 'mother_paid')).slice(4)).toEqual([true, null, false]);
  });
});
