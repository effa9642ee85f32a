import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { openSmallAreas, type SmallAreas } from './testing/small-areas.ts';

let areas: SmallAreas;
let close: () => Promise<void>;

const PROFILES = sql`
  select *, cast(null as varchar) as adl_group from (values
    (1::bigint, 'm', date '1950-01-01', true,  '17010101', '170101', 60000::bigint, 0::bigint, false, false, 'ก', 'ข'),
    (2::bigint, 'f', date '1955-01-01', true,  '17010101', '170101', 0::bigint,     0::bigint, true,  false, 'ค', 'ข'),
    (3::bigint, 'f', date '1940-01-01', false, '17010102', '170101', 80000::bigint, 0::bigint, false, false, 'ง', 'ข'),
    (4::bigint, 'm', date '2023-05-05', true,  '17020101', '170201', 0::bigint,     0::bigint, false, false, 'จ', 'ข'),
    (5::bigint, 'm', date '1990-05-05', true,  null,       '170201', 0::bigint,     0::bigint, null,  true,  'ฉ', 'ข'),
    (6::bigint, null, null,             null,  '17020101', '170201', 0::bigint,     0::bigint, null,  null,  'ช', 'ข'),
    (7::bigint, 'f', date '1990-05-05', true,  '17010901', '170109', 0::bigint,     0::bigint, null,  null,  'ซ', 'ข'),
    (8::bigint, 'f', date '1990-05-05', true,  '99999999', '999999', 0::bigint,     0::bigint, null,  null,  'ฌ', 'ข'),
    (9::bigint, 'f', date '1930-05-05', false, '18010100', '180101', 0::bigint,     300000::bigint, null, null, 'ญ', 'ข')
  ) as t(person_id, sex, birth_date, alive, village_code, subdistrict_code, old_age_paid_month, funeral_paid, disability_card, disability_reported, given_name, family_name)`;

/** Two judged households, one of them poor, and one of which the set cannot tell. */
const HOUSEHOLDS = sql`
  select * from (values
    ('h1', '17010101', true,  6::bigint, 6::bigint, 3::integer, 4, true,  true,  cast(null as boolean)),
    ('h2', '17020101', false, 0::bigint, 4::bigint, 0::integer, 0, false, null,  null),
    ('h3', '17010901', null,  2::bigint, 2::bigint, 1::integer, 2, null,  true,  null)
  ) as t(household_id, village_code, poor, small__failed, small__known, small__dimensions, small__score, small__poor, fragile_first__is, money_poor)`;

beforeAll(async () => {
  const small = await openSmallAreas();
  close = small.close;
  areas = await small.count({
    profiles: PROFILES,
    households: HOUSEHOLDS,
    surveyed: sql`
      select * from (values
        (1::bigint, 'h1', 2, true,  false, false, true,  true),
        (4::bigint, 'h2', 0, false, false, false, false, false),
        (7::bigint, 'h3', 0, null,  false, false, false, null)
      ) as t(person_id, household_id, dimensions, poor, registered, target, poor_without_card, no_card_in_household)`,
    gaps: sql`
      select * from (values
        (2::bigint, 'old-age-allowance', 'missing-out', 70000::bigint),
        (3::bigint, 'old-age-allowance', 'paid-after-death', 80000::bigint),
        (3::bigint, 'funeral', 'missing-out', null)
      ) as t(person_id, programme, kind, amount_month)`,
  });
});

afterAll(() => close());

describe('needs', () => {
  const tables = (needs?: ReturnType<typeof sql>) => ({
    profiles: PROFILES,
    households: HOUSEHOLDS,
    surveyed: sql`select 1::bigint as person_id, 'h1' as household_id, 0 as dimensions, true as poor, false as registered, false as target, false as poor_without_card, false as no_card_in_household`,
    gaps: sql`select 1::bigint as person_id, 'old-age-allowance' as programme, 'missing-out' as kind, 1::bigint as amount_month where false`,
    ...(needs ? { needs } : {}),
  });

  it('are counted where people live, those lacked only where a register tells who was given, and what is not known apart', async () => {
    const small = await openSmallAreas();
    const { figure } = await small.count(
      tables(sql`
        select * from (values
          (1::bigint, true,  1,    null::boolean, true,  24,   false),
          (2::bigint, false, null, null,          true,  8,    true),
          (4::bigint, null,  null, null,          true,  8,    null),
          (5::bigint, null,  null, null,          null,  null, false)
        ) as t(person_id, bed, bed__quantity, bed__given, carer, carer__quantity, carer__given)`),
    );
    await small.close();
    expect(figure('TH', 'need:bed')).toBe(1);
    expect(figure('TH', 'need_open:bed')).toBe(2);
    expect(figure('17010101', 'need:carer')).toBe(2);
    expect(figure('TH', 'need_open_gap:carer')).toBe(1);
    expect(figure('TH', 'need_hours:carer')).toBe(40);
    expect(figure('1701', 'need_hours:carer')).toBe(32);
  });

  it('that nobody can be told to have are not known, not none', async () => {
    const small = await openSmallAreas();
    const { figure } = await small.count(tables());
    await small.close();
    expect(figure('TH', 'need:bed')).toBeUndefined();
    expect(figure('TH', 'need_hours:carer')).toBeUndefined();
    expect(figure('TH', 'need_open_gap:carer')).toBeUndefined();
  });
});

describe('areas', () => {
  it('counts the living where they live, and those without a village in the rest of their subdistrict', () => {
    expect(areas.figure('TH', 'people')).toBe(7);
    expect(areas.figure('17010101', 'people')).toBe(2);
    expect(areas.figure('17020100', 'people')).toBe(1);
    expect(areas.figure('17010102', 'people')).toBeUndefined();
  });

  it('keeps the dead out of every measure but those that are about the dead', () => {
    expect(areas.figure('TH', 'receiving:old-age-allowance')).toBe(1);
    expect(areas.figure('TH', 'missing_out')).toBe(1);
    expect(areas.figure('17010102', 'paid_after_death:old-age-allowance')).toBe(1);
    expect(areas.figure('17010102', 'missing_out:funeral')).toBe(1);
    expect(areas.figure('18', 'receiving:funeral')).toBe(1);
  });

  it('sums money of flags and counts the people behind it', () => {
    expect(areas.figure('TH', 'missing_out')).toBe(1);
    expect(areas.figure('1701', 'missing_out_satang_month')).toBe(70_000);
  });

  it('splits by sex, life stage and group', () => {
    expect(areas.figure('TH', 'people', 'sex:f')).toBe(3);
    expect(areas.figure('TH', 'people', 'stage:older')).toBe(2);
    expect(areas.figure('TH', 'people', 'stage:early-child')).toBe(1);
    expect(areas.figure('TH', 'people', 'group:disabled')).toBe(2);
  });

  it('leaves out what cannot be known, and keeps a known zero for the country', () => {
    expect(areas.figure('TH', 'bed_bound')).toBeUndefined();
    expect(areas.figure('TH', 'target_poor:health')).toBe(0);
  });

  it('lists exactly the people that a number counts', () => {
    const listed = areas.people.filter(
      (row) => String(row['village_code']).startsWith('17') && row['missing_out'] === true,
    );
    expect(listed.map((row) => row['person_id'])).toEqual([2n]);
  });
});

describe('a place that is no more', () => {
  it('is counted where its successor lies', () => {
    expect(areas.figure('17020101', 'people')).toBe(3);
    expect(areas.figure('1701', 'people')).toBe(2);
  });

  it('without a successor is counted as unplaced, and the country still has everybody', () => {
    expect(areas.figure('00', 'people')).toBe(1);
    expect(areas.people.find((row) => row['person_id'] === 8n)).toMatchObject({ village_code: null });
    expect(areas.notes['placed']).toEqual([
      { people: 9, by_successor: 1, in_rest_of_subdistrict: 0, unplaced: 1 },
    ]);
  });
});

describe('areas beside the official levels', () => {
  it('are regions of provinces, by each way of grouping them', () => {
    expect(areas.figure('R4-ONE', 'people')).toBe(6);
    expect(areas.figure('R6-ONE', 'people')).toBe(6);
    expect(areas.figure('R6-TWO', 'receiving:funeral')).toBe(1);
  });

  it('are local administrations of whole subdistricts and of single villages', () => {
    expect(areas.figure('L01', 'people')).toBe(5);
    expect(areas.figure('L01', 'people', 'sex:f')).toBe(2);
  });
});

describe('measures of an indicator set', () => {
  it('count people whose household it could judge, the poor, and who fails what', () => {
    expect(areas.figure('TH', 'judged:small')).toBe(2);
    expect(areas.figure('TH', 'poor_by:small')).toBe(1);
    expect(areas.figure('TH', 'deprived:small:2')).toBe(1);
  });

  it('count those whose answer is known, judged or not', () => {
    expect(areas.figure('TH', 'answered:small:1')).toBe(2);
    expect(areas.figure('TH', 'open:small:1')).toBe(2);
  });

  it('count judged households that fail a dimension', () => {
    expect(areas.figure('17010101', 'deprived_households:health')).toBe(1);
    expect(areas.figure('TH', 'deprived_households:health')).toBe(1);
  });

  it('sum whole points of the poor', () => {
    expect(areas.figure('17', 'score:small')).toBe(4);
    expect(areas.figure('1702', 'score:small')).toBeUndefined();
  });
});

describe('states of households', () => {
  it('count households and the people in them, where each of them stands', () => {
    expect(areas.figure('TH', 'fragile_households:first')).toBe(2);
    expect(areas.figure('17020101', 'fragile_households:first')).toBe(1);
    expect(areas.figure('TH', 'fragile_people:first')).toBe(2);
    expect(areas.figure('TH', 'fragile_people:first', 'sex:f')).toBe(1);
    expect(areas.figure('TH', 'no_card_in_household')).toBe(1);
  });

  it('that are not known of any household are not known, not none', () => {
    expect(areas.figure('TH', 'money_poor_people')).toBeUndefined();
  });
});

describe('patterns of dimensions', () => {
  it('of poor households are given for every area', () => {
    const of = (code: string) => areas.patterns.filter((row) => row['area_code'] === code);
    for (const code of ['17010101', '1701', 'TH', 'R4-ONE', 'L01']) {
      expect(of(code)).toMatchObject([{ dimensions: 3, households: 1n, people: 2n }]);
    }
    expect(of('1702')).toEqual([]);
  });
});
