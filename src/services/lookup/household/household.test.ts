import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOfficer, type Officer } from '../../../base/access/index.ts';
import { join, type Sql, sql } from '../../../base/lake/index.ts';
import { type AreaCode, personIdOf } from '../../../base/model/index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { readHousehold, readHouseholdPackage } from './index.ts';

/** As large as ids of households come. */
const HOUSE = '9000000000000000700';
const person = (number: number) => personIdOf(BigInt(number));

/** A grandmother who is paid too little, her daughter with a card, a grandchild, and a son whom the register puts elsewhere. */
const PEOPLE: readonly Readonly<{ number: number; village: string; born: string; columns: Sql }>[] = [
  {
    number: 1,
    village: '17010201',
    born: '1950-01-01',
    columns: facts({ oldAge: 60_000, card: false, income: 0 }),
  },
  {
    number: 2,
    village: '17010201',
    born: '1980-01-01',
    columns: facts({ oldAge: 0, card: true, income: 5_000_000 }),
  },
  {
    number: 3,
    village: '17010201',
    born: '2024-01-01',
    columns: facts({ oldAge: 0, card: false, income: 0 }),
  },
  {
    number: 6,
    village: '17010201',
    born: '1945-01-01',
    columns: facts({ oldAge: 0, card: false, income: 0, alive: false }),
  },
  {
    number: 4,
    village: '18010201',
    born: '1985-01-01',
    columns: facts({ oldAge: 0, card: true, income: 0 }),
  },
];

/** An old man who lives next door. */
const NEIGHBOUR = {
  number: 5,
  village: '17010202',
  born: '1955-01-01',
  columns: facts({ oldAge: 0, card: false, income: 0, house: '9000000000000000701' }),
};

type Asked = Readonly<{
  oldAge: number;
  card: boolean;
  income: number;
  house?: string;
  alive?: boolean;
}>;

function facts({ oldAge, card, income, house = HOUSE, alive = true }: Asked): Sql {
  return sql`
    ${alive} as alive, true as thai, 'day' as birth_precision, false as in_state_care, false as state_pension,
    false as state_officer, false as clergy, false as disability_card, cast(${house} as bigint) as register_household_id,
    cast(${house === HOUSE ? 800 : 801} as bigint) as bmn_household_id, ${card} as swc_card, cast(${oldAge} as bigint) as old_age_paid_month,
    cast(0 as bigint) as csg_paid_month, cast(${income} as bigint) as own_income_year,
    cast(3000000 as bigint) as household_mean_income_year`;
}

function rows(make: (one: (typeof PEOPLE)[number]) => Sql, people = PEOPLE): Sql {
  return join(people.map(make), ' union all ');
}

let reading: Reading;

beforeAll(async () => {
  reading = await openSmallReading({
    profiles: {
      profiles: rows(
        ({ number, village, born, columns }) => sql`
          select cast(${number} as bigint) as person_id, ${village} as village_code, left(${village}, 6) as subdistrict_code,
            cast(${born} as date) as birth_date, ${columns}`,
        [...PEOPLE, NEIGHBOUR],
      ),
    },
    households: {
      members_by_household: rows(
        ({ number, born }) => sql`
          select cast(${HOUSE} as bigint) as household_id, 'register-house' as kind, cast(${number} as bigint) as person_id,
            'resident' as role, ${`given ${number}`} as given_name, 'family' as family_name, cast(${born} as date) as birth_date`,
      ),
    },
    gaps: {
      gaps: sql`
        select cast(3 as bigint) as person_id, 'child-support-grant' as programme, 'missing-out' as kind,
          cast(60000 as bigint) as amount_month, cast(null as date) as since
        union all
        select 4, 'old-age-allowance', 'missing-out', 60000, null`,
    },
  });
}, 60_000);

afterAll(() => reading.close());

function officerOf(area: string): Officer {
  return asOfficer({ role: 'officer', area: area as AreaCode, subject: 'mali', sessionId: 'one' });
}

const own = officerOf('17');
const read = (changes: readonly string[] = [], officer = own) =>
  readHouseholdPackage(reading, officer, { household: HOUSE, changes });

describe('a household', () => {
  it('names members of the area alone, and shows flags on no others', async () => {
    const household = await readHousehold(reading, own, HOUSE);
    expect(household.members.map(({ id, name }) => [id, name])).toEqual([
      [person(6), 'given 6 family'],
      [person(1), 'given 1 family'],
      [person(2), 'given 2 family'],
      [null, null],
      [person(3), 'given 3 family'],
    ]);
    expect(household.flags.map((flag) => flag.person)).toEqual([person(3)]);
    expect(household.place.at(-1)?.code).toBe('17010201');
  });

  it('has the rights it shares once, with their holder', async () => {
    const { sharedRights } = await readHousehold(reading, own, HOUSE);
    expect(sharedRights.map(({ member, programme, standing }) => [member, programme, standing])).toEqual([
      [person(2), 'swc-electricity', 'untold'],
      [person(2), 'swc-water', 'untold'],
    ]);
  });

  it('is found by officers of the area of any member, and by nobody else', async () => {
    expect(
      (await readHousehold(reading, officerOf('18'), HOUSE)).members.filter(({ id }) => id),
    ).toHaveLength(1);
    for (const [officer, id] of [
      [officerOf('10'), HOUSE],
      [own, '701'],
      [own, '99999999999999999999'],
      [own, '9999999999999999999'],
      [own, 'nobody'],
      [own, '1 or 1'],
    ] as const) {
      await expect(readHousehold(reading, officer, id)).rejects.toMatchObject({ code: 'HOUSEHOLD_UNKNOWN' });
    }
  });
});

describe('the package of a household', () => {
  it('sets what could be had beside what is paid, with the rights of members outside the area left out', async () => {
    const found = await read();
    const grant = found.package.rights.find(({ programme }) => programme === 'child-support-grant');
    expect(grant).toMatchObject({ member: person(3), standing: 'could-get', inBest: true });
    expect(grant?.worth).toEqual({ leastSatang: 720_000, mostSatang: 720_000 });
    // 600 a month is paid where 700 is due at the age of 76.
    expect(found.package.totals.paid.satangAYear).toBe(720_000);
    expect(found.package.totals.more.satangAYear).toBe(120_000 + 720_000);
    expect(found.package.rights.filter(({ member }) => member === person(4))).toEqual([]);
    expect(found).toMatchObject({ after: null, differences: [], on: '2026-09-30' });
  });

  it('says of a birth what it gives, on the day of the birth', async () => {
    const found = await read(['born:2026-10-01']);
    expect(found.on).toBe('2026-10-01');
    expect(found.members.at(-1)).toMatchObject({ member: 'child-1', is: 'unborn' });
    expect(found.differences).toContainEqual(
      expect.objectContaining({
        member: 'child-1',
        programme: 'child-support-grant',
        kind: 'gained',
        differenceSatang: 720_000,
      }),
    );
    expect(found.assumed[0]?.en).toContain('Thai national');
  });

  it('says of more income which condition ends a right', async () => {
    const found = await read([`earns:${person(2)}:400000`]);
    const lost = found.differences.find(({ programme }) => programme === 'child-support-grant');
    expect(lost).toMatchObject({ kind: 'lost', differenceSatang: -720_000 });
    expect(lost?.why).toMatchObject([{ condition: 'poor-household', before: 'passed', after: 'failed' }]);
  });

  it('says of somebody who moves in what the household gets with them, and of who only comes back nothing', async () => {
    const found = await read([`joins:${person(5)}`]);
    expect(found.members.at(-1)).toMatchObject({ member: person(5), is: 'newcomer', ageYears: 71 });
    expect(found.changes).toMatchObject([{ kind: 'joins', member: person(5) }]);
    expect(found.differences).toContainEqual(
      expect.objectContaining({ member: person(5), programme: 'old-age-allowance', kind: 'gained' }),
    );
    const back = await read([`leaves:${person(1)}`, `joins:${person(1)}`]);
    expect(back.differences).toEqual([]);
  });

  it('says of whom a register tells the death, and lets nothing more happen to them', async () => {
    const found = await read();
    expect(found.members.filter(({ died }) => died).map(({ member }) => member)).toEqual([person(6)]);
    for (const change of [`dies:${person(6)}`, `leaves:${person(6)}`, `earns:${person(6)}:1000`])
      await expect(read([change])).rejects.toMatchObject({ code: 'CHANGE_CONTRADICTS' });
  });

  it.each([
    ['flies:p1', 'CHANGE_UNREADABLE'],
    ['born', 'CHANGE_UNREADABLE'],
    ['born:2026-02-30', 'CHANGE_UNREADABLE'],
    ['born:1950-01-01', 'CHANGE_DAY_OUT_OF_RANGE'],
    ['born:2040-01-01', 'CHANGE_DAY_OUT_OF_RANGE'],
    [`earns:${person(2)}`, 'CHANGE_UNREADABLE'],
    [`earns:${person(2)}:1.5`, 'CHANGE_UNREADABLE'],
    [`earns:${person(2)}:12:3`, 'CHANGE_UNREADABLE'],
    [`dies:${person(4)}`, 'CHANGE_OF_ANOTHER'],
    [`dies:${person(9)}`, 'CHANGE_OF_ANOTHER'],
    [`joins:${person(1)}`, 'CHANGE_CONTRADICTS'],
    [`joins:${person(4)}`, 'CHANGE_OF_NOBODY'],
    [`joins:${person(9)}`, 'CHANGE_OF_NOBODY'],
    ['joins:somebody', 'CHANGE_OF_NOBODY'],
    ['joins', 'CHANGE_UNREADABLE'],
  ])('refuses %s with %s', async (change, code) => {
    await expect(read([change])).rejects.toMatchObject({ code });
  });

  it('refuses somebody who dies twice, and more changes than can be looked over', async () => {
    await expect(read([`dies:${person(1)}`, `leaves:${person(1)}`])).rejects.toMatchObject({
      code: 'CHANGE_CONTRADICTS',
    });
    await expect(read(new Array(21).fill('born:2026-10-01'))).rejects.toMatchObject({
      code: 'CHANGES_TOO_MANY',
    });
  });
});
