import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../base/errors/index.ts';
import { type Row, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { checkFacts } from './check-facts.ts';
import { factSettingsSchema } from './settings.ts';
import {
  FRESH,
  openSmallRegisters,
  type Sent,
  type SmallRegisters,
  smallContract,
  WORD,
} from './testing/small-registers.ts';

const STALE = '2026-07-01' as IsoDate;
const SHOWN = { label: WORD, dimension: 'welfare' };

/** Two registers of persons, `civil` and `clinic`, two rolls, and visits that name a person by the clinic's own number. */
const CONTRACTS = [
  smallContract('civil', 'person', ['status', 'village', 'status_on']),
  smallContract('clinic', 'person', ['patient', 'area', 'village']),
  smallContract('visits', 'none', ['patient', 'score', 'seen_on', 'place']),
  smallContract('roll', 'person', ['amount', 'state', 'since', 'subdistrict']),
  smallContract('other', 'person', ['amount', 'says_so']),
];

const SETTINGS = factSettingsSchema.parse({
  noVillage: '00',
  bridges: {
    patient: { kind: 'satellite', of: 'clinic', on: ['patient'] },
    carer: { kind: 'relative', of: 'clinic', number: 'patient', olderByYears: 0 },
  },
  death: [
    { name: 'civil-status', source: 'civil', where: [{ column: 'status', is: 'dead' }], alive: 'listed' },
  ],
  residence: [
    {
      name: 'clinic',
      source: 'clinic',
      village: 'village',
      holds: 'current',
      where: [{ column: 'area', in: ['here', 'both'] }],
    },
    {
      name: 'both',
      source: 'clinic',
      village: 'village',
      holds: 'current-and-registered',
      where: [{ column: 'area', is: 'both' }],
    },
    { name: 'civil', source: 'civil', village: 'village', holds: 'register' },
    { name: 'roll', source: 'roll', subdistrict: 'subdistrict', holds: 'roll' },
  ],
  facts: [
    { fact: 'alive', ...SHOWN, type: 'boolean', made: 'death' },
    { fact: 'village_code', ...SHOWN, type: 'text', made: 'residence' },
    { fact: 'subdistrict_code', ...SHOWN, type: 'text', made: 'residence' },
    { fact: 'address_conflict', ...SHOWN, type: 'boolean', made: 'residence' },
    {
      fact: 'status',
      ...SHOWN,
      type: 'text',
      from: [{ source: 'civil', column: 'status', pick: 'latest', by: 'status_on' }],
    },
    {
      fact: 'paid',
      ...SHOWN,
      type: 'money',
      absent: 0,
      from: [{ source: 'roll', column: 'amount', pick: 'sum', where: [{ column: 'state', is: 'paid' }] }],
    },
    { fact: 'paid_since', ...SHOWN, type: 'date', from: [{ source: 'roll', column: 'since', pick: 'min' }] },
    { fact: 'on_roll', ...SHOWN, type: 'boolean', absent: false, from: [{ source: 'roll', pick: 'exists' }] },
    {
      fact: 'best',
      ...SHOWN,
      type: 'money',
      from: [
        { source: 'roll', column: 'amount', pick: 'max' },
        { source: 'other', column: 'amount', pick: 'max' },
      ],
    },
    {
      fact: 'either',
      ...SHOWN,
      type: 'boolean',
      absent: false,
      combine: 'any',
      from: [
        { source: 'roll', pick: 'exists' },
        { source: 'other', column: 'says_so', pick: 'any' },
      ],
    },
    {
      fact: 'lately_on_roll',
      ...SHOWN,
      type: 'boolean',
      from: [{ source: 'roll', pick: 'exists', where: [{ column: 'since', withinDays: 300 }] }],
    },
    { fact: 'said', ...SHOWN, type: 'boolean', from: [{ source: 'other', column: 'says_so', pick: 'any' }] },
    { fact: 'unsaid', ...SHOWN, type: 'boolean', unless: { of: 'lately_on_roll', or: 'said' } },
    {
      fact: 'score',
      ...SHOWN,
      type: 'integer',
      from: [{ source: 'visits', via: 'patient', column: 'score', pick: 'latest', by: 'seen_on' }],
    },
    {
      fact: 'visits',
      ...SHOWN,
      type: 'integer',
      absent: 0,
      from: [{ source: 'visits', via: 'patient', pick: 'count' }],
    },
    {
      fact: 'group',
      ...SHOWN,
      type: 'text',
      bands: {
        of: 'score',
        atMost: 20,
        to: [
          { atLeast: 12, value: 'high' },
          { atLeast: 0, value: 'low' },
        ],
      },
    },
  ],
});

let registers: SmallRegisters;

beforeAll(async () => {
  registers = await openSmallRegisters();
});

afterAll(() => registers.close());

describe('a fact of one register', () => {
  const civil = sql`(1::bigint, 'old', null::varchar, date '2020-01-01'), (2, 'new', null, date '2024-01-01'), (3, 'undated', null, null)`;

  it('takes the latest row that has a date, and the last row among equals', async () => {
    const [person] = await facts({ civil: [civil, [1, 1, 1]] });
    expect(person?.['status']).toBe('new');
    const [same] = await facts({
      civil: [
        sql`(1::bigint, 'a', null::varchar, date '2024-01-01'), (2, 'b', null, date '2024-01-01')`,
        [1, 1],
      ],
    });
    expect(same?.['status']).toBe('b');
  });

  it('is what absence means when the register was sent, and not known when it was not', async () => {
    const roll = sql`(1::bigint, 500::bigint, 'paid', date '2020-01-01', '170101'), (2, 700, 'stopped', date '2019-01-01', '170101'), (3, 200, 'paid', null, null)`;
    const sent = await facts({ roll: [roll, [1, 1, 1]] });
    expect(sent.map((person) => [person['paid'], person['paid_since'], person['on_roll']])).toEqual([
      [700n, '2019-01-01', true],
      [0n, null, false],
    ]);
    const silent = await facts({});
    expect(silent.map((person) => [person['paid'], person['on_roll']])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('is not known when the register is older than its contract allows, and the manifest says so', async () => {
    const roll = sql`(1::bigint, 500::bigint, 'paid', date '2020-01-01', '170101')`;
    const version = await built({ roll: [roll, [1]] }, STALE);
    const people = await rowsOf(version);
    expect(people.map((person) => [person['paid'], person['on_roll'], person['subdistrict_code']])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(version.notes['sources']).toContainEqual({
      source: 'roll',
      as_of: STALE,
      state: 'stale',
      used: false,
    });
    expect(version.sources.map((entry) => entry.source)).not.toContain('roll');
  });
});

describe('a fact of several registers', () => {
  const roll = sql`(1::bigint, 500::bigint, 'paid', null::date, null::varchar)`;

  it('comes from the first that knows, and says from which and of what date', async () => {
    const other = sql`(1::bigint, 900::bigint, true), (2, 300, false)`;
    const people = await facts({ roll: [roll, [1]], other: [other, [1, 2]] });
    expect(people.map((person) => [person['best'], person['best_source'], person['best_as_of']])).toEqual([
      [500n, 'roll', FRESH],
      [300n, 'other', FRESH],
    ]);
  });

  it('is a yes if any says yes, a no only if all say no', async () => {
    const other = sql`(1::bigint, 900::bigint, false), (2, 300, true)`;
    const both = await facts({ roll: [roll, [1]], other: [other, [1, 2]] });
    expect(both.map((person) => [person['either'], person['either_source']])).toEqual([
      [true, 'roll'],
      [true, 'other'],
    ]);
    const alone = await facts({ roll: [roll, [1]] });
    expect(alone.map((person) => person['either'])).toEqual([true, null]);
  });
});

describe('a fact that holds unless another does', () => {
  it('is not known where the first is not; a row too long ago is no yes', async () => {
    const roll = sql`(1::bigint, 5::bigint, 'paid', date '2026-08-01', null::varchar), (2, 5, 'paid', date '2026-08-01', null)`;
    const old = sql`(1::bigint, 5::bigint, 'paid', date '2025-08-01', null::varchar)`;
    const other = sql`(1::bigint, 9::bigint, true)`;
    const both = (rows: readonly Row[]) => rows.map((one) => [one['lately_on_roll'], one['unsaid']]);
    expect(both(await facts({ roll: [roll, [1, 2]], other: [other, [1]] }))).toEqual([
      [true, false],
      [true, true],
    ]);
    expect(both(await facts({ roll: [old, [1]] }))[0]).toEqual([false, false]);
    expect((await facts({ other: [other, [1]] })).map((one) => one['unsaid'])).toEqual([false, null]);
  });

  it('is refused where what it stands on comes later', () => {
    const later = { fact: 'later', ...SHOWN, type: 'boolean', from: [{ source: 'roll', pick: 'exists' }] };
    const first = { fact: 'first', ...SHOWN, type: 'boolean', unless: { of: 'later', or: 'later' } };
    const content = factSettingsSchema.parse({ ...SETTINGS, facts: [first, later] });
    expect(() => checkFacts(content, CONTRACTS)).toThrow(/CONTENT_INVALID|later is no fact/);
  });
});

describe('rows that name nobody themselves', () => {
  const visits = sql`(1::bigint, 'p1', 15, date '2024-01-01', null::varchar), (2, 'p1', 4, date '2025-01-01', null), (3, 'p2', 21, date '2025-01-01', null)`;

  it('reach the person whom the other register names alike', async () => {
    const clinic = sql`(1::bigint, 'p1', 'away', '17010101'), (2, 'p1', 'away', '17010101'), (3, 'p2', 'away', '17010101')`;
    const people = await facts({ clinic: [clinic, [1, 1, 2]], visits: [visits, []] });
    expect(people.map((person) => [person['visits'], person['score'], person['group']])).toEqual([
      [2, 4, 'low'],
      [1, 21, null],
    ]);
  });

  it('reach nobody when the name fits two persons', async () => {
    const clinic = sql`(1::bigint, 'p1', 'away', '17010101'), (2, 'p1', 'away', '17010101')`;
    const people = await facts({ clinic: [clinic, [1, 2]], visits: [visits, []] });
    expect(people.map((person) => person['visits'])).toEqual([0, 0]);
  });

  it('say nothing when the register they lean on was not sent', async () => {
    const people = await facts({ visits: [visits, []] });
    expect(people.map((person) => person['visits'])).toEqual([null, null]);
  });
});

describe('a death', () => {
  it('stands when its register is stale, but nobody is called alive by a stale register', async () => {
    const civil = sql`(1::bigint, 'dead', null::varchar, null::date), (2, 'here', null, null)`;
    const version = await built({ civil: [civil, [1, 2]] }, STALE);
    expect((await rowsOf(version)).map((person) => person['alive'])).toEqual([false, null]);
    const fresh = await facts({ civil: [civil, [1, 2]] });
    expect(fresh.map((person) => person['alive'])).toEqual([false, true]);
  });
});

describe('an address', () => {
  it('is in conflict when a roll keeps a subdistrict that nobody else knows', async () => {
    expect(await conflict({ lives: '17010101', registered: '17020101', roll: '170101' })).toBe(false);
    expect(await conflict({ lives: '17010101', registered: '17020101', roll: '170201' })).toBe(false);
    expect(await conflict({ lives: '17010101', registered: '17020101', roll: '170301' })).toBe(true);
    expect(await conflict({ lives: null, registered: '17020101', roll: '170301' })).toBe(true);
  });

  it('is in no conflict because somebody lives away from the register house', async () => {
    expect(await conflict({ lives: '17010101', registered: '17020101', roll: null })).toBe(false);
  });

  it('is in conflict when one who is said to be registered where he lives is registered elsewhere', async () => {
    expect(await conflict({ lives: '17010101', registered: '17020101', roll: null, area: 'both' })).toBe(
      true,
    );
    expect(await conflict({ lives: '17010101', registered: '17010102', roll: null, area: 'both' })).toBe(
      false,
    );
  });

  it('is in conflict when two of the same kind name two subdistricts', async () => {
    const clinic = sql`(1::bigint, 'p1', 'here', '17010101'), (2, 'p2', 'here', '17030101')`;
    const [person] = await facts({ clinic: [clinic, [1, 1]] });
    expect([person?.['address_conflict'], person?.['village_code']]).toEqual([true, '17030101']);
  });

  it('is not known to be in order when a register was not heard', async () => {
    const clinic = sql`(1::bigint, 'p1', 'here', '17010101')`;
    const [person] = await facts({ clinic: [clinic, [1]] });
    expect(person?.['address_conflict']).toBeNull();
  });
});

describe('content that asks what registers cannot give', () => {
  it('is refused with the fact named', () => {
    expect(refusal({ source: 'roll', column: 'amounts', pick: 'max' })).toContain(
      'roll has no field amounts',
    );
    expect(refusal({ source: 'visits', pick: 'exists' })).toContain('rows of visits name no person');
    expect(refusal({ source: 'visits', via: 'nowhere', pick: 'exists' })).toContain('no bridge nowhere');
    expect(refusal({ source: 'visits', via: 'carer', pick: 'exists' })).toContain(
      'does not say which column holds the number',
    );
    expect(
      refusal({
        source: 'visits',
        via: 'patient',
        pick: 'exists',
        where: [{ column: 'area', of: 'civil', is: 'here' }],
      }),
    ).toContain('does not stand on civil');
  });
});

function refusal(origin: unknown): string {
  const broken = factSettingsSchema.parse({
    ...SETTINGS,
    facts: [{ fact: 'broken', ...SHOWN, type: 'integer', from: [origin] }],
  });
  try {
    checkFacts(broken, CONTRACTS);
    return 'nothing was refused';
  } catch (thrown) {
    return thrown instanceof Problem && thrown.code === 'CONTENT_INVALID' ? thrown.message : String(thrown);
  }
}

async function conflict(
  places: Readonly<{ lives: string | null; registered: string; roll: string | null; area?: string }>,
): Promise<unknown> {
  const [person] = await facts({
    clinic: [sql`(1::bigint, 'p1', ${places.area ?? 'here'}, ${places.lives}::varchar)`, [1]],
    civil: [sql`(1::bigint, 'here', ${places.registered}, null::date)`, [1]],
    roll: [sql`(1::bigint, 0::bigint, 'paid', null::date, ${places.roll}::varchar)`, [1]],
  });
  return person?.['address_conflict'];
}

async function facts(sent: Sent): Promise<Row[]> {
  return rowsOf(await built(sent, FRESH));
}

function built(sent: Sent, sentOn: IsoDate): Promise<DatasetVersion> {
  return registers.built({ contracts: CONTRACTS, settings: SETTINGS, sent, sentOn });
}

function rowsOf(version: DatasetVersion): Promise<Row[]> {
  return registers.rowsOf(version);
}
