import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStage, type Lake, openLake, type Row, type Sql, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { type AreaInputs, planAreas } from './plan.ts';

const AS_OF = '2026-09-30' as IsoDate;
const WORD = { th: 'ก', en: 'a' };
const SHOWN = { title: WORD, definition: WORD, layer: 'overview', direction: 'neutral', over: null } as const;

const PROGRAMME = { id: 'old-age-allowance', title: WORD, paidFact: 'old_age_paid_month' };

let folder = '';
let lake: Lake;
let figures: Row[] = [];
let people: Row[] = [];

/** Six people in three villages of two districts; one is dead and still paid, one has no known village. */
const PROFILES = sql`
  select * from (values
    (1::bigint, 'm', date '1950-01-01', true,  '17010101', '170101', 60000::bigint, false, false, 'ก', 'ข'),
    (2::bigint, 'f', date '1955-01-01', true,  '17010101', '170101', 0::bigint,     true,  false, 'ค', 'ข'),
    (3::bigint, 'f', date '1940-01-01', false, '17010102', '170101', 80000::bigint, false, false, 'ง', 'ข'),
    (4::bigint, 'm', date '2023-05-05', true,  '17020101', '170201', 0::bigint,     false, false, 'จ', 'ข'),
    (5::bigint, 'm', date '1990-05-05', true,  null,       '170201', 0::bigint,     null,  true,  'ฉ', 'ข'),
    (6::bigint, null, null,             null,  '17020101', '170201', 0::bigint,     null,  null,  'ช', 'ข')
  ) as t(person_id, sex, birth_date, alive, village_code, subdistrict_code, old_age_paid_month, disability_card, disability_reported, given_name, family_name)`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chipao-areas-'));
  lake = await openLake(folder, { memoryMb: 500, threads: 2 });
  const version = await buildStage(lake, planAreas(await givenInputs()));
  const engine = await lake.openEngine([version.version]);
  figures = await engine.rows(sql`select * from areas.figures`);
  people = await engine.rows(sql`select * from areas.people`);
  await engine.close();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('areas', () => {
  it('counts the living where they live, and those without a village in the rest of their subdistrict', () => {
    expect(figure('TH', 'people')).toBe(5);
    expect(figure('17010101', 'people')).toBe(2);
    expect(figure('17020100', 'people')).toBe(1);
    expect(figure('17010102', 'people')).toBeUndefined();
  });

  it('keeps the dead out of every measure but payments after death', () => {
    expect(figure('TH', 'receiving:old-age-allowance')).toBe(1);
    expect(figure('17010102', 'paid_after_death:old-age-allowance')).toBe(1);
  });

  it('sums money of flags and counts the people behind it', () => {
    expect(figure('TH', 'missing_out')).toBe(1);
    expect(figure('1701', 'missing_out_satang_month')).toBe(70_000);
  });

  it('splits by sex, life stage and group', () => {
    expect(figure('TH', 'people', 'sex:f')).toBe(1);
    expect(figure('TH', 'people', 'stage:older')).toBe(2);
    expect(figure('TH', 'people', 'stage:early-child')).toBe(1);
    expect(figure('TH', 'people', 'group:disabled')).toBe(2);
  });

  it('leaves out what cannot be known, and keeps a known zero for the country', () => {
    expect(figure('TH', 'bed_bound')).toBeUndefined();
    expect(figure('TH', 'target_poor:health')).toBe(0);
  });

  it('gives every parent the sum of its children', () => {
    for (const row of figures.filter((one) => one['level'] !== 'village' && Number(one['value']) > 0)) {
      const children = figures.filter(
        (one) =>
          one['parent_code'] === row['area_code'] &&
          one['measure'] === row['measure'] &&
          one['grouping'] === row['grouping'],
      );
      const sum = children.reduce((all, one) => all + Number(one['value']), 0);
      expect([row['area_code'], row['measure'], row['grouping'], sum]).toEqual([
        row['area_code'],
        row['measure'],
        row['grouping'],
        Number(row['value']),
      ]);
    }
  });

  it('lists exactly the people that a number counts', () => {
    const listed = people.filter(
      (row) => String(row['village_code']).startsWith('17') && row['missing_out'] === true,
    );
    expect(listed.map((row) => row['person_id'])).toEqual([2n]);
  });
});

function figure(code: string, measure: string, grouping = 'all'): number | undefined {
  const row = figures.find(
    (one) => one['area_code'] === code && one['measure'] === measure && one['grouping'] === grouping,
  );
  return row ? Number(row['value']) : undefined;
}

async function givenInputs(): Promise<AreaInputs> {
  return {
    profiles: await given('profiles', {
      profiles: sql`select *, cast(null as varchar) as adl_group from (${PROFILES}) as p`,
    }),
    entitlements: await given('entitlements', {
      decisions: sql`select person_id, case when birth_date <= date '1966-09-30' then 1::smallint else 0::smallint end as old_age_allowance__answer from (${PROFILES}) as p`,
    }),
    poverty: await given('poverty', {
      households: sql`select '17010101' as village_code, true as poor union all select '17020101', false`,
      people: sql`select 1::bigint as person_id, 2 as dimensions, true as poor, false as registered, false as target, true as poor_without_card`,
    }),
    gaps: await given('gaps', {
      gaps: sql`select 2::bigint as person_id, 'old-age-allowance' as programme, 'missing-out' as kind, 70000::bigint as amount_month
        union all select 3::bigint, 'old-age-allowance', 'paid-after-death', 80000::bigint`,
    }),
    programmes: [PROGRAMME],
    dimensions: ['health', 'living'],
    asOf: AS_OF,
    measures: {
      measures: [
        { id: 'people', ...SHOWN, counts: { kind: 'everyone' } },
        { id: 'poor_people', ...SHOWN, counts: { kind: 'poverty', column: 'poor' } },
        { id: 'poor_households', ...SHOWN, counts: { kind: 'households', poor: true } },
        { id: 'missing_out', ...SHOWN, counts: { kind: 'gap', gap: 'missing-out' } },
        { id: 'missing_out_satang_month', ...SHOWN, counts: { kind: 'gap-money', gap: 'missing-out' } },
        { id: 'target_poor:health', ...SHOWN, counts: { kind: 'dimension', dimension: 'health' } },
        { id: 'bed_bound', ...SHOWN, counts: { kind: 'fact', fact: 'adl_group', is: ['bed-bound'] } },
      ],
      perProgramme: [
        { id: 'receiving:{id}', ...SHOWN, counts: { kind: 'paid', programme: '{id}' } },
        {
          id: 'paid_after_death:{id}',
          ...SHOWN,
          counts: { kind: 'gap', gap: 'paid-after-death', programme: '{id}' },
        },
      ],
      stages: [
        { id: 'early-child', title: WORD, fromYears: 0, toYears: 5 },
        { id: 'older', title: WORD, fromYears: 60, toYears: null },
      ],
      sexes: { m: WORD, f: WORD },
      groups: [{ id: 'disabled', title: WORD, anyFact: ['disability_card', 'disability_reported'] }],
    },
  };
}

async function given(dataset: string, tables: Readonly<Record<string, Sql>>): Promise<DatasetVersion> {
  const steps = Object.entries(tables).map(([table, select]) => ({ table, select, published: true }));
  return (await buildStage(lake, { dataset, parents: [], settings: {}, steps })).version;
}
