import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { join, literal, type Row, type Sql, sql } from '../../base/lake/index.ts';
import { openSmallAreas, SIDE, type SmallAreas, type SmallTables } from './testing/small-areas.ts';

type Person = Readonly<{
  village: string | null;
  subdistrict: string | null;
  sex: 'm' | 'f' | null;
  born: number | null;
  alive: boolean | null;
  paid: number;
  disabled: boolean | null;
  gap: 'missing-out' | 'paid-after-death' | null;
  money: number;
  household: number | null;
}>;

const person: fc.Arbitrary<Person> = fc.record({
  village: fc.constantFrom(
    '17010101',
    '17010102',
    '17020101',
    '17010901',
    '18010100',
    '18010177',
    '99999999',
    null,
  ),
  subdistrict: fc.constantFrom('170101', '170109', '180101', null),
  sex: fc.constantFrom('m', 'f', null),
  born: fc.option(fc.integer({ min: 1930, max: 2026 }), { nil: null }),
  alive: fc.constantFrom(true, false, null),
  paid: fc.constantFrom(0, 60_000),
  disabled: fc.constantFrom(true, false, null),
  gap: fc.constantFrom('missing-out', 'paid-after-death', null),
  money: fc.integer({ min: 0, max: 90_000 }),
  household: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
});

let small: Awaited<ReturnType<typeof openSmallAreas>>;

beforeAll(async () => {
  small = await openSmallAreas();
});

afterAll(() => small.close());

it('gives every parent the sum of its children, for every measure, grouping and level', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), async (people) => {
      const areas = await small.count(tablesOf(people));
      const value = (code: string, row: Row) =>
        areas.figure(code, String(row['measure']), String(row['grouping'])) ?? 0;
      for (const row of areas.figures) {
        const code = String(row['area_code']);
        for (const children of partsOf(areas, code)) {
          const sum = children.reduce((all, child) => all + value(child, row), 0);
          expect([code, row['measure'], row['grouping'], sum]).toEqual([
            code,
            row['measure'],
            row['grouping'],
            value(code, row),
          ]);
        }
      }
    }),
    { numRuns: 6 },
  );
});

it('counts what a list of the same people counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), async (people) => {
      const areas = await small.count(tablesOf(people));
      for (const [measure, column] of LISTED) {
        const listed = areas.people.filter((row) => row[column] === true);
        expect(listed.length).toBe(areas.figure('TH', measure) ?? 0);
        const women = listed.filter((row) => row['sex'] === 'f');
        expect(women.length).toBe(areas.figure('TH', measure, 'sex:f') ?? 0);
      }
      const living = people.filter(({ alive }) => alive !== false);
      expect(areas.figure('TH', 'people') ?? 0).toBe(living.length);
    }),
    { numRuns: 4 },
  );
});

const LISTED = [
  ['people', 'people'],
  ['missing_out', 'missing_out'],
  ['receiving:old-age-allowance', 'receiving__old_age_allowance'],
  ['paid_after_death:old-age-allowance', 'paid_after_death__old_age_allowance'],
  ['deprived:small:2', 'deprived__small__2'],
  ['fragile_people:first', 'fragile_people__first'],
  ['money_poor_people', 'money_poor_people'],
  ['no_card_in_household', 'no_card_in_household'],
] as const;

/** The sets of areas that an area falls into: one level down, and for the country also each way of grouping provinces. */
function partsOf(areas: SmallAreas, code: string): string[][] {
  const below = new Set(
    areas.figures
      .filter((row) => row['parent_code'] === code && row['level'] !== 'region' && row['level'] !== 'local')
      .map((row) => String(row['area_code'])),
  );
  const region = SIDE.regions.find((one) => one.code === code);
  if (region) return [[...region.provinces]];
  if (code.startsWith('L')) return [];
  if (code !== 'TH') return code.length < 8 ? [[...below]] : [];
  const schemes = ['R4', 'R6'].map((scheme) =>
    SIDE.regions.filter((one) => one.code.startsWith(scheme)).map((one) => one.code),
  );
  return [[...below], ...schemes.map((regions) => [...regions, '00'])];
}

function tablesOf(people: readonly Person[]): SmallTables {
  const rows = people.map(
    (
      one,
      place,
    ) => sql`(${literal(place + 1)}::bigint, cast(${literal(one.sex)} as varchar), ${dateOf(one.born)}, cast(${literal(one.alive)} as boolean),
      cast(${literal(one.village)} as varchar), cast(${literal(one.subdistrict)} as varchar), ${literal(one.paid)}::bigint, 0::bigint,
      cast(${literal(one.disabled)} as boolean), false, cast(null as varchar), 'ก', 'ข')`,
  );
  const flags = people.flatMap(({ gap, money }, place) =>
    gap
      ? [
          sql`(${literal(place + 1)}::bigint, 'old-age-allowance', ${literal(gap)}, ${literal(money)}::bigint)`,
        ]
      : [],
  );
  const surveyed = people.flatMap(({ household }, place) =>
    household === null
      ? []
      : [
          sql`(${literal(place + 1)}::bigint, ${literal(`h${household}`)}, 1, true, false, true, false, ${literal(household === 1)})`,
        ],
  );
  return {
    profiles: sql`select * from (values ${join(rows)}) as t(person_id, sex, birth_date, alive, village_code, subdistrict_code,
      old_age_paid_month, funeral_paid, disability_card, disability_reported, adl_group, given_name, family_name)`,
    gaps: withSome(flags, sql`person_id, programme, kind, amount_month`, sql`(0::bigint, '', '', 0::bigint)`),
    surveyed: withSome(
      surveyed,
      sql`person_id, household_id, dimensions, poor, registered, target, poor_without_card, no_card_in_household`,
      sql`(0::bigint, '', 0, false, false, false, false, false)`,
    ),
    households: sql`select * from (values ('h0', '17010101', true, 4::bigint, 6::bigint, 1, 3, true, true, true), ('h1', '17020101', false, 0::bigint, 6::bigint, 0, 0, false, true, false),
      ('h2', null, true, 6::bigint, 6::bigint, 1, 5, true, false, null), ('h3', '17010901', null, 2::bigint, 2::bigint, 0, 1, null, null, true))
      as t(household_id, village_code, poor, small__failed, small__known, small__dimensions, small__score, small__poor, fragile_first__is, money_poor)`,
  };
}

/** A table of rows that may have none; `like` gives its types. */
function withSome(rows: readonly Sql[], columns: Sql, like: Sql): Sql {
  return sql`select * from (values ${join([like, ...rows])}) as t(${columns}) where person_id > 0`;
}

function dateOf(year: number | null): Sql {
  return year === null ? sql`cast(null as date)` : sql`date ${literal(`${year}-06-15`)}`;
}
