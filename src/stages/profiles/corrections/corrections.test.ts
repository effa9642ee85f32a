import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, sql } from '../../../base/lake/index.ts';
import { factSettingsSchema } from '../settings.ts';
import {
  openSmallRegisters,
  type SmallCase,
  type SmallRegisters,
  smallContract,
  WORD,
} from '../testing/small-registers.ts';
import { correctProfile } from './correct-profile.ts';
import { type FactCorrection, isCorrectable, isValueOf } from './correction.ts';

const SHOWN = { label: WORD, dimension: 'welfare' };
const CONTRACTS = [
  smallContract('civil', 'person', ['status', 'died_on']),
  smallContract('roll', 'person', ['amount', 'state', 'since']),
  smallContract('other', 'person', ['amount']),
];

const SETTINGS = factSettingsSchema.parse({
  noVillage: '00',
  bridges: {},
  death: [
    {
      name: 'civil',
      source: 'civil',
      date: 'died_on',
      where: [{ column: 'status', is: 'dead' }],
      alive: 'listed',
    },
  ],
  residence: [
    {
      name: 'civil',
      source: 'civil',
      village: 'status',
      holds: 'register',
      where: [{ column: 'status', is: '-' }],
    },
  ],
  facts: [
    { fact: 'alive', ...SHOWN, type: 'boolean', made: 'death' },
    { fact: 'death_date', ...SHOWN, type: 'date', made: 'death' },
    { fact: 'death_source', ...SHOWN, type: 'text', made: 'death' },
    { fact: 'birth_date', ...SHOWN, type: 'date', made: 'linkage' },
    { fact: 'birth_precision', ...SHOWN, type: 'text', made: 'linkage' },
    { fact: 'village_code', ...SHOWN, type: 'text', made: 'residence' },
    { fact: 'subdistrict_code', ...SHOWN, type: 'text', made: 'residence' },
    { fact: 'on_roll', ...SHOWN, type: 'boolean', absent: false, from: [{ source: 'roll', pick: 'exists' }] },
    { fact: 'state', ...SHOWN, type: 'text', from: [{ source: 'roll', column: 'state', pick: 'max' }] },
    { fact: 'since', ...SHOWN, type: 'date', from: [{ source: 'roll', column: 'since', pick: 'min' }] },
    {
      fact: 'paid',
      ...SHOWN,
      type: 'money',
      from: [
        { source: 'roll', column: 'amount', pick: 'max' },
        { source: 'other', column: 'amount', pick: 'max' },
      ],
    },
    {
      fact: 'paid_group',
      ...SHOWN,
      type: 'text',
      bands: {
        of: 'paid',
        atMost: 100_000,
        to: [
          { atLeast: 500, value: 'high' },
          { atLeast: 0, value: 'low' },
        ],
      },
    },
  ],
});

const SENT: SmallCase['sent'] = {
  civil: [sql`(1::bigint, 'dead', date '2020-01-01'), (2, 'here', null), (3, 'here', null)`, [1, 2, 3]],
  roll: [sql`(1::bigint, 600::bigint, 'paid', date '2019-05-01'), (2, 100, 'stopped', null)`, [1, 2]],
  other: [sql`(1::bigint, 900::bigint)`, [3]],
};
const LONG_AGO = new Date('2020-01-01T03:00:00Z');
const PERSONS = sql`(1::bigint, '1', 'f', date '1940-02-03'), (2, '2', 'm', null), (3, '3', 'f', date '1960-01-01')`;

let registers: SmallRegisters;

beforeAll(async () => {
  registers = await openSmallRegisters();
});

afterAll(() => registers.close());

describe('a fact that an agency found to be otherwise', () => {
  it('stands in the profile in place of the register’s, with the day it was decided', async () => {
    const [first] = await corrected([right(1n, 'paid', '200')]);
    expect(first).toMatchObject({ paid: 200n, paid_source: 'roll', paid_as_of: '2026-10-05' });
  });

  it('changes what is worked out from it', async () => {
    const before = await corrected([]);
    const after = await corrected([right(1n, 'paid', '200')]);
    expect([before[0]?.['paid_group'], after[0]?.['paid_group']]).toEqual(['high', 'low']);
  });

  it('may be that there is nothing of the kind', async () => {
    const [first] = await corrected([right(1n, 'since', null)]);
    expect(first?.['since']).toBeNull();
  });

  it('takes the day of death away from somebody who lives, and makes a birth date one to the day', async () => {
    const [first, second] = await corrected([
      right(1n, 'alive', 'true'),
      right(2n, 'birth_date', '1945-06-07'),
    ]);
    expect(first).toMatchObject({ alive: true, death_date: null, death_source: null });
    expect(second).toMatchObject({ birth_date: '1945-06-07', birth_precision: 'day' });
  });

  it('is published beside what the register says', async () => {
    const version = await built([right(1n, 'paid', '200'), right(2n, 'paid', '100', 2n)]);
    const rows = await registers.rowsOf(version, 'corrections');
    expect(rows.map((row) => [row['person_id'], row['value'], row['registered']])).toEqual([
      [1n, '200', '600'],
      [2n, '100', '100'],
    ]);
  });

  it('stands while the register says what was found wrong, whenever it says so', async () => {
    const [first] = await corrected([{ ...right(1n, 'paid', '200'), said: '600', decidedOn: LONG_AGO }]);
    expect(first?.['paid']).toBe(200n);
  });

  it('ends once the register says something else since the decision', async () => {
    const told = { ...right(1n, 'paid', '200'), said: '700', decidedOn: LONG_AGO };
    const version = await built([told, { ...right(1n, 'alive', 'true'), said: 'true', decidedOn: LONG_AGO }]);
    const [first] = await registers.rowsOf(version);
    expect(first).toMatchObject({ paid: 600n, paid_source: 'roll', paid_group: 'high', alive: false });
    expect(first?.['death_date']).not.toBeNull();
    const rows = await registers.rowsOf(version, 'corrections');
    expect(rows.map((row) => [row['fact'], row['value'], row['registered'], row['stands']])).toEqual([
      ['alive', 'true', 'false', false],
      ['paid', '200', '600', false],
    ]);
  });

  it('counts once, as it was decided last', async () => {
    const [first] = await corrected([right(1n, 'paid', '200', 1n), right(1n, 'paid', '300', 2n)]);
    expect(first?.['paid']).toBe(300n);
  });
});

describe('corrections', () => {
  it('leave the version alone where there are none, and where none can be understood', async () => {
    const plain = await built([]);
    const odd = [right(1n, 'gone', 'x'), right(1n, 'paid', 'much'), right(1n, 'paid_group', 'low')];
    expect((await built(odd)).id).toBe(plain.id);
  });

  it('change nothing but what they are about', async () => {
    const plain = await corrected([]);
    const one = fc.constantFrom(
      ['paid', '200'],
      ['state', "o'clock; drop table x"],
      ['since', '2001-02-03'],
      ['on_roll', 'false'],
      ['alive', 'true'],
      ['birth_date', '1950-01-01'],
    );
    const list = fc.uniqueArray(fc.tuple(fc.constantFrom(1n, 2n, 3n, 4n), one), {
      minLength: 1,
      maxLength: 4,
      selector: ([person, [fact]]) => `${person} ${fact}`,
    });
    await fc.assert(
      fc.asyncProperty(list, async (told) => {
        const after = await corrected(
          told.map(([person, [fact = '', value = '']]) => right(person, fact, value)),
        );
        expect(after.map(withoutTouched(told))).toEqual(plain.map(withoutTouched(told)));
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('one profile set right', () => {
  it('is what a run makes of it', async () => {
    const plain = await corrected([]);
    const cases = [
      ['paid', '200'],
      ['paid', null],
      ['alive', 'true'],
      ['birth_date', '1950-01-01'],
      ['village_code', '17020304'],
    ] as const;
    for (const [fact, value] of cases) {
      const [after] = await corrected([right(1n, fact, value)]);
      const alone = correctProfile(SETTINGS, plain[0] ?? {}, { fact, value });
      const names = Object.keys(alone).filter((name) => !/_(source|as_of)$/.test(name));
      expect(names.map((name) => [name, after?.[name]])).toEqual(names.map((name) => [name, alone[name]]));
    }
  });
});

describe('what can be set right', () => {
  const facts = new Map(SETTINGS.facts.map((fact) => [fact.fact, fact]));

  it('is no key and nothing worked out', () => {
    const can = (name: string) => facts.get(name) && isCorrectable(facts.get(name) ?? never());
    expect([can('paid'), can('alive'), can('paid_group')]).toEqual([true, true, false]);
  });

  it('is written as the kind of value it is', () => {
    const fits = (name: string, text: string) => isValueOf(facts.get(name) ?? never(), text);
    expect([fits('paid', '600'), fits('paid', '6.5'), fits('paid', '')]).toEqual([true, false, false]);
    expect([fits('alive', 'true'), fits('alive', 'yes')]).toEqual([true, false]);
    expect([fits('since', '2020-02-29'), fits('since', '2021-02-29')]).toEqual([true, false]);
    expect([fits('state', 'paid'), fits('state', ' ')]).toEqual([true, false]);
  });
});

/** Columns that a correction of a fact may touch. */
const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  paid: ['paid', 'paid_source', 'paid_as_of', 'paid_group'],
  alive: ['alive', 'death_date', 'death_source'],
  birth_date: ['birth_date', 'birth_precision'],
};

function withoutTouched(told: readonly (readonly [bigint, readonly string[]])[]) {
  return (row: Row) => {
    const touched = told
      .filter(([person]) => person === row['person_id'])
      .flatMap(([, [fact = '']]) => TOUCHES[fact] ?? [fact]);
    return Object.fromEntries(Object.entries(row).filter(([name]) => !touched.includes(name)));
  };
}

function right(...told: [bigint, string, string | null, bigint?]): FactCorrection {
  const [personKey, fact, value, dispute = 1n] = told;
  const decidedOn = new Date('2026-10-05T03:00:00Z');
  return { dispute, personKey, fact, source: 'roll', said: null, value, decidedOn };
}

function built(corrections: readonly FactCorrection[]) {
  return registers.built({
    contracts: CONTRACTS,
    settings: SETTINGS,
    sent: SENT,
    persons: PERSONS,
    corrections,
  });
}

async function corrected(corrections: readonly FactCorrection[]): Promise<Row[]> {
  return registers.rowsOf(await built(corrections));
}

function never(): never {
  throw new RangeError('no such fact');
}
