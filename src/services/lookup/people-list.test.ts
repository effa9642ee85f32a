import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { asOfficer, type Officer } from '../../base/access/index.ts';
import { id, join, type Sql, sql } from '../../base/lake/index.ts';
import type { AreaCode } from '../../base/model/index.ts';
import { columnOf } from '../../stages/areas/index.ts';
import { listPeople, type PersonRow } from './people-list.ts';
import type { Reading } from './reading.ts';
import { openSmallReading } from './testing/small-reading.ts';

const PEOPLE = 120;
/** Without a register that tells what is paid nobody can be said to miss out. */
const PROGRAMMES = programmesWithRoll();
const COUNTRY = officerOf('TH');

let reading: Reading;

function programmesWithRoll(): string[] {
  return loadThailand().programmes.flatMap(({ id: programme, paidFact }) => (paidFact ? [programme] : []));
}

beforeAll(async () => {
  reading = await openSmallReading({ areas: { people: peopleOf(PEOPLE) } });
});

afterAll(() => reading.close());

/** People in two villages of Sing Buri and one of Chai Nat; amounts repeat, so that pages must break ties. */
function peopleOf(count: number): Sql {
  const missing = PROGRAMMES.map(
    (programme) => sql`n % 3 = 0 as ${id(columnOf(`missing_out:${programme}`))}`,
  );
  return sql`
        select
          cast(n * 7919 as bigint) as person_id,
          case n % 3 when 0 then '17010201' when 1 then '17020101' else '18010201' end as village_code,
          case n % 2 when 0 then 'm' else 'f' end as sex,
          'older' as stage,
          n % 5 = 0 as in_disabled,
          case when n % 7 = 0 then null else date '1950-10-01' end as birth_date,
          'ก' || n as given_name,
          'ข' as family_name,
          true as people,
          n % 4 = 0 as target_poor,
          n % 3 <> 2 as missing_out,
          case when n % 3 = 2 then null else cast((n % 5) * 10000 as bigint) end as missing_out_satang_month,
          ${join(missing)}
        from range(${count}) as number (n)
        order by village_code, person_id`;
}

function officerOf(area: string): Officer {
  return asOfficer({ role: 'officer', area: area as AreaCode, subject: 'test', sessionId: 'test' });
}

async function allPages(
  officer: Officer,
  request: { code: string; measure: string; group?: string | undefined; limit: number },
) {
  const people: PersonRow[] = [];
  let after: string | undefined;
  let total = 0;
  do {
    const page = await listPeople(reading, officer, { ...request, after });
    people.push(...page.people);
    total = page.total;
    after = page.next ?? undefined;
  } while (after);
  return { people, total };
}

describe('the list behind a number', () => {
  it('neither repeats nor skips, however long its pages are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('people', 'missing_out', 'target_poor'),
        fc.constantFrom(undefined, 'sex:f', 'stage:older', 'group:disabled'),
        async (limit, measure, group) => {
          const { people, total } = await allPages(COUNTRY, { code: 'TH', measure, group, limit });
          expect(new Set(people.map((person) => person.id)).size).toBe(total);
          expect(people).toHaveLength(total);
          const amounts = people.map((person) => person.missingOutSatangAMonth);
          expect(amounts).toEqual(amounts.toSorted((left, right) => right - left));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('goes on where no register tells the place of somebody, who is of the country alone', async () => {
    const nowhere = await openSmallReading({
      areas: { people: sql`select * replace (cast(null as varchar) as village_code) from (${peopleOf(2)})` },
    });
    const { people, total } = await listPeople(nowhere, COUNTRY, { code: 'TH', measure: 'people', limit: 5 });
    expect([total, people.map(({ village }) => village.code)]).toEqual([2, ['TH', 'TH']]);
    const own = await listPeople(nowhere, officerOf('18'), { code: 'TH', measure: 'people', limit: 5 });
    expect(own.total).toBe(0);
    await nowhere.close();
  });

  it('holds the people of the area alone', async () => {
    const { people, total } = await allPages(COUNTRY, { code: '1702', measure: 'people', limit: 50 });
    expect(total).toBe(PEOPLE / 3);
    expect(new Set(people.map((person) => person.village.code))).toEqual(new Set(['17020101']));
  });

  it('is cut to what an officer may see, whatever area is asked for', async () => {
    const own = await allPages(officerOf('18'), { code: 'TH', measure: 'people', limit: 50 });
    expect(new Set(own.people.map((person) => person.village.code))).toEqual(new Set(['18010201']));
    expect(await allPages(officerOf('18'), { code: '17', measure: 'people', limit: 50 })).toEqual({
      people: [],
      total: 0,
    });
    expect((await allPages(officerOf('170201'), { code: '17', measure: 'people', limit: 50 })).total).toBe(
      PEOPLE / 3,
    );
  });

  it('says what each misses, and how old who has a birth date is', async () => {
    const { people } = await listPeople(reading, COUNTRY, {
      code: '170102',
      measure: 'missing_out',
      limit: 200,
    });
    expect(people.find((person) => person.name === 'ก9 ข')).toMatchObject({
      sex: 'f',
      ageYears: 75,
      missingOutSatangAMonth: 40_000,
      missingOut: PROGRAMMES,
    });
    expect(people.find((person) => person.name === 'ก21 ข')?.ageYears).toBeNull();
  });

  it.each([
    [{ measure: 'nothing' }, 'MEASURE_UNKNOWN'],
    [{ measure: 'missing_out_satang_month' }, 'MEASURE_UNKNOWN'],
    [{ measure: "people' or true --" }, 'MEASURE_UNKNOWN'],
    [{ measure: 'people', group: 'sex:x' }, 'REQUEST_INVALID'],
    [{ measure: 'people', group: 'stage:' }, 'REQUEST_INVALID'],
    [{ measure: 'people', after: '12' }, 'REQUEST_INVALID'],
    [{ measure: 'people', after: '1.p000000000000; drop' }, 'REQUEST_INVALID'],
    [{ measure: 'people', code: '0' }, 'AREA_UNKNOWN'],
  ])('refuses %j with %s', async (wrong, code) => {
    await expect(listPeople(reading, COUNTRY, { code: 'TH', limit: 5, ...wrong })).rejects.toMatchObject({
      code,
    });
  });
});
