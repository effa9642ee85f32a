import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sql, sql } from '../../base/lake/index.ts';
import { contradictionIn } from './contradictions.ts';
import { factSettingsSchema } from './settings.ts';
import {
  FRESH,
  openSmallRegisters,
  type Sent,
  type SmallRegisters,
  smallContract,
  WORD,
} from './testing/small-registers.ts';

const SHOWN = { label: WORD, dimension: 'welfare' };
const CONTRACTS = [
  smallContract('civil', 'person', ['status', 'village', 'pay']),
  smallContract('roll', 'person', ['pay', 'place', 'works']),
];
const SETTINGS = factSettingsSchema.parse({
  noVillage: '00',
  bridges: {},
  death: [
    { name: 'civil', source: 'civil', where: [{ column: 'status', is: 'dead' }], alive: 'listed' },
    { name: 'roll', source: 'roll', where: [{ column: 'works', is: 'died' }], alive: 'listed' },
  ],
  residence: [
    { name: 'civil', source: 'civil', village: 'village', holds: 'current' },
    { name: 'roll', source: 'roll', subdistrict: 'place', holds: 'current' },
  ],
  facts: [
    { fact: 'alive', ...SHOWN, type: 'boolean', made: 'death' },
    ...['subdistrict_code', 'registered_village_code'].map((fact) => ({
      fact,
      ...SHOWN,
      type: 'text',
      made: 'residence',
    })),
    { fact: 'address_conflict', ...SHOWN, type: 'boolean', made: 'residence' },
    {
      fact: 'pay',
      ...SHOWN,
      type: 'text',
      from: [
        { source: 'civil', column: 'pay', pick: 'max' },
        { source: 'roll', column: 'pay', pick: 'max' },
      ],
    },
    {
      fact: 'works',
      ...SHOWN,
      type: 'boolean',
      absent: false,
      from: [
        { source: 'civil', pick: 'exists', where: [{ column: 'status', is: 'works' }] },
        { source: 'roll', pick: 'exists', where: [{ column: 'works', is: 'yes' }] },
      ],
    },
  ],
});

let registers: SmallRegisters;
beforeAll(async () => {
  registers = await openSmallRegisters();
});
afterAll(() => registers.close());

async function told(sent: Sent): Promise<readonly unknown[]> {
  const version = await registers.built({ contracts: CONTRACTS, settings: SETTINGS, sent });
  const rows: Row[] = await registers.rowsOf(version, 'contradictions');
  return rows.map((row) => [Number(row['person_id']), ...Object.values(contradictionIn(row))]);
}

const civil = (status: string, village: string, pay: string | null): Sql =>
  sql`(1::bigint, ${status}, ${village}, ${pay}::varchar)`;
const roll = (pay: string, place: string, works: string): Sql => sql`(1::bigint, ${pay}, ${place}, ${works})`;

describe('what other registers say than the one used', () => {
  it('is kept with the register and its date', async () => {
    expect(
      await told({ civil: [civil('works', '17010101', '5'), [1]], roll: [roll('7', '170101', 'no'), [1]] }),
    ).toEqual([
      [1, 'pay', 'roll', FRESH, '7'],
      [1, 'works', 'roll', FRESH, 'false'],
    ]);
  });

  it('is nothing where registers agree, only one speaks, or the other was not sent', async () => {
    expect(
      await told({ civil: [civil('works', '17010101', '5'), [1]], roll: [roll('5', '170101', 'yes'), [1]] }),
    ).toEqual([]);
    expect(
      await told({ civil: [civil('works', '17010101', '5'), [1]], roll: [roll('7', '1', 'no'), [2]] }),
    ).toEqual([]);
    expect(await told({ civil: [civil('works', '17010101', '5'), [1]] })).toEqual([]);
  });

  it('is a yes against a no that only absence gives', async () => {
    expect(
      await told({ civil: [civil('works', '17010101', '5'), [2]], roll: [roll('7', '170101', 'yes'), [1]] }),
    ).toEqual([[1, 'works', 'roll', FRESH, 'true']]);
  });

  it('is that somebody lives whom another register calls dead', async () => {
    expect(
      await told({ civil: [civil('dead', '17010101', null), [1]], roll: [roll('7', '170101', 'yes'), [1]] }),
    ).toContainEqual([1, 'alive', 'roll', FRESH, 'true']);
  });

  it('is another address where addresses conflict', async () => {
    expect(
      await told({ civil: [civil('works', '17010101', '5'), [1]], roll: [roll('5', '170202', 'yes'), [1]] }),
    ).toEqual([[1, 'subdistrict_code', 'roll', FRESH, '170202']]);
  });
});
