import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildStage,
  id,
  join,
  type Lake,
  literal,
  openLake,
  type Row,
  type Sql,
  sql,
  trusted,
} from '../../src/base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../src/base/model/index.ts';
import type { SourceContract } from '../../src/stages/intake/index.ts';
import { checkFacts, factCatalogue, planProfiles } from '../../src/stages/profiles/index.ts';
import { loadFacts } from './facts.ts';
import { loadContracts } from './sources/index.ts';

const AS_OF = '2026-09-30' as IsoDate;
const SENT_ON = '2026-09-20' as IsoDate;

type Value = string | number | boolean;
type RegisterRow = Readonly<Record<string, Value>>;

/** Rows by source; `who` is the person a row was linked to. Made-up people of one made-up subdistrict and its neighbour. */
const REGISTERS: Readonly<Record<string, readonly RegisterRow[]>> = {
  'dopa-person': [
    { who: 1, pid: '9000000000013', house_code: '10000000001', person_status: 0, nationality: '099' },
    {
      who: 2,
      pid: '9000000000021',
      house_code: '10000000001',
      person_status: 11,
      nationality: '099',
      mother_pid: '9000000000013',
    },
    { who: 3, pid: '9000000000030', house_code: '10000000002', person_status: 0, nationality: '044' },
    {
      who: 5,
      pid: '9000000000056',
      house_code: '10000000002',
      person_status: 8,
      nationality: '099',
      mother_pid: '9000000000021',
    },
  ],
  'dopa-house': [
    { house_code: '10000000001', subdistrict_code: '170101', village_no: '02', village_code: '17010102' },
    { house_code: '10000000002', subdistrict_code: '170102' },
  ],
  'dopa-death': [{ who: 3, death_date: '2026-05-01' }],
  'health-right': [
    { who: 1, main_scheme: 'UCS', sub_right: '77', right_since: '2020-01-01' },
    { who: 4, main_scheme: 'WEL', sub_right: '76', right_until: '2026-01-01' },
    { who: 5, main_scheme: 'OFC', sub_right: 'O3' },
  ],
  'moph-person': [
    { who: 1, hospital_code: '00001', local_id: 'a', type_area: 'lives-here' },
    { who: 4, hospital_code: '00001', local_id: 'b', type_area: 'registered-here' },
    { who: 5, hospital_code: '00001', local_id: 'c', type_area: 'outside' },
  ],
  'moph-address': [
    {
      hospital_code: '00001',
      local_id: 'a',
      address_kind: 'actual',
      village_code: '17010201',
      subdistrict_code: '170102',
    },
    {
      hospital_code: '00001',
      local_id: 'a',
      address_kind: 'registered',
      village_code: '17010102',
      subdistrict_code: '170101',
    },
    {
      hospital_code: '00001',
      local_id: 'b',
      address_kind: 'registered',
      village_code: '17010109',
      subdistrict_code: '170101',
    },
    {
      hospital_code: '00001',
      local_id: 'c',
      address_kind: 'actual',
      village_code: '17010103',
      subdistrict_code: '170101',
    },
  ],
  'moph-functional': [
    {
      hospital_code: '00001',
      local_id: 'a',
      test: 'barthel-adl',
      assessed_on: '2025-01-01',
      score_by_items: 15,
    },
    {
      hospital_code: '00001',
      local_id: 'a',
      test: 'barthel-adl',
      assessed_on: '2026-01-01',
      score_by_items: 4,
    },
    { hospital_code: '00001', local_id: 'a', test: 'iadl', assessed_on: '2026-02-01', score_by_items: 80 },
    {
      hospital_code: '00001',
      local_id: 'b',
      test: 'barthel-adl',
      assessed_on: '2026-01-01',
      score_by_items: 11,
    },
    {
      hospital_code: '00001',
      local_id: 'c',
      test: 'barthel-adl',
      assessed_on: '2026-01-01',
      score_by_items: 21,
    },
  ],
  'moph-chronic': [
    { hospital_code: '00001', local_id: 'a', icd10: 'I10' },
    { hospital_code: '00001', local_id: 'a', icd10: 'I10' },
    { hospital_code: '00001', local_id: 'a', icd10: 'E119' },
  ],
  'moph-disability': [
    { hospital_code: '00001', local_id: 'b', disability_type: 'hearing' },
    { hospital_code: '00001', local_id: 'a', disability_type: 'needs-certificate' },
  ],
  'moph-death': [{ hospital_code: '00001', local_id: 'c', death_date: '2026-06-01' }],
  'bmn-household': [
    {
      household_key: 'H1',
      members: 1,
      income_per_person: 3_000_000,
      income_main: 2_000_000,
      income_other: 1_000_000,
      house_code: '10000000009',
    },
  ],
  'bmn-member': [
    {
      who: 1,
      household_key: 'H1',
      village_code: '17010101',
      self_care: false,
      education: 'unknown',
      health: 'normal',
    },
  ],
  'oldage-roll': [
    {
      who: 1,
      amount_month: 60_000,
      roll_status: 'stopped',
      paid_since: '2016-10-01',
      subdistrict_code: '170101',
      village_no: '02',
    },
    {
      who: 1,
      amount_month: 70_000,
      roll_status: 'paid',
      paid_since: '2018-10-01',
      subdistrict_code: '170101',
      village_no: '02',
    },
    {
      who: 3,
      amount_month: 60_000,
      roll_status: 'stopped',
      paid_since: '2015-10-01',
      subdistrict_code: '170102',
    },
  ],
  'csg-roll': [
    {
      who: 6,
      guardian_pid: '9000000000013',
      amount_month: 60_000,
      roll_status: 'paid',
      subdistrict_code: '170103',
    },
  ],
  'swc-applicant': [
    {
      who: 1,
      own_income_year: 2_000_000,
      family_mean_income_year: 2_500_000,
      result: 'passed',
      applied_on: '2022-09-05',
      state_officer: false,
      subdistrict_code: '170101',
    },
    {
      who: 4,
      own_income_year: 900_000,
      result: 'failed',
      applied_on: '2022-09-05',
      state_officer: true,
      subdistrict_code: '170199',
    },
  ],
  'swc-holder': [
    { who: 1, card_status: 'active' },
    { who: 4, card_status: 'suspended' },
  ],
  'state-pension': [{ who: 3, pension_type: 'heir', amount_month: 500_000, pension_status: 'paid' }],
  'dep-card': [
    { who: 4, disability_types: 'mental,movement', expires_on: '2026-09-29', carer_pid: '9000000000013' },
    { who: 1, disability_types: 'seeing' },
  ],
  'disability-roll': [],
  'sso-insured': [
    { who: 5, pid: '9000000000056', section: 's33', insured_status: 'ended' },
    {
      who: 1,
      pid: '9000000000013',
      section: 's39',
      insured_status: 'active',
      insured_since: '2020-01-01',
      months_paid_of_36: 30,
    },
  ],
  'sso-child-roll': [
    { who: 6, given_name: 'ฟ้า', insured_pid: '9000000000013', amount_month: 100_000, roll_status: 'paid' },
    {
      who: 2,
      given_name: 'ดาว',
      insured_pid: '9000000000013',
      amount_month: 100_000,
      roll_status: 'stopped',
    },
  ],
  'poor-pupil': [
    { who: 6, disability_type: 'none', family_income_per_person_month: 100_000, grade: 'ป.1' },
    { who: 5, disability_type: 'none' },
  ],
  farmer: [
    { who: 1, crop: 'ข้าวนาปี', area_rai: 0.07, crop_year: '2567/68' },
    { who: 1, crop: 'ข้าว', area_rai: 12.25, crop_year: '2567/68' },
    { who: 1, crop: 'ยางพารา', area_rai: 40, crop_year: '2568/69' },
    { who: 4, crop: 'ยางพารา', area_rai: 3, crop_year: '2568/69' },
  ],
  jobseeker: [{ who: 5, seeker_status: 'placed' }],
  'nsf-member': [],
  'eef-pupil': [],
  'pupil-grant': [],
  'rice-payment': [],
  'ltc-plan': [],
  'home-adaptation': [],
};

let folder = '';
let lake: Lake;
let households: DatasetVersion;
let places: DatasetVersion;
const contracts = new Map(loadContracts().map((contract) => [contract.id, contract]));
const versions = new Map<string, DatasetVersion>();

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'chipao-facts-'));
  lake = await openLake(folder, { memoryMb: 500, threads: 1 });
  households = await givenHouseholds();
  places = await givenPlaces();
  for (const [source, rows] of Object.entries(REGISTERS))
    versions.set(source, await givenSource(source, rows));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('facts of a small made-up subdistrict', () => {
  it('are all asked of columns that the contracts have', () => {
    expect(() => checkFacts(loadFacts(), [...contracts.values()])).not.toThrow();
  });

  it('follow from the registers', async () => {
    const people = await profilesOf([...versions.keys()]);
    expect(people.map((person) => person['person_id'])).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(people[0]).toMatchObject({
      registered: true,
      thai: true,
      alive: true,
      village_code: '17010101',
      place_source: 'bmn',
      registered_village_code: '17010102',
      house_code: '10000000001',
      house_code_source: 'dopa-person',
      bmn_income_per_person_year: 3_000_000n,
      bmn_household_income_year: 3_000_000n,
      household_mean_income_year: 2_500_000n,
      household_mean_income_year_source: 'swc-applicant',
      household_mean_income_year_as_of: SENT_ON,
      old_age_paid_month: 70_000n,
      old_age_paid_since: '2018-10-01',
      swc_card: true,
      adl_score: 4,
      adl_group: 'bed-bound',
      chronic: 2,
      education: null,
      self_care: false,
      lives_alone: true,
      disability_card_valid: true,
      disability_reported: true,
      disability_seeing: true,
      disability_movement: false,
      disability_kind_open: true,
      has_carer: false,
      chronic_patient: true,
      state_officer: false,
      duplicates: 1,
      csg_paid_month: 0n,
    });
  });

  it('tell the dead by every register that tells of deaths', async () => {
    const people = await profilesOf([...versions.keys()]);
    const told = people.map((person) => [person['alive'], person['death_source'], person['death_date']]);
    expect(told).toEqual([
      [true, null, null],
      [false, 'dopa-status', null],
      [false, 'dopa-death', '2026-05-01'],
      [true, null, null],
      [false, 'moph-death', '2026-06-01'],
      [true, null, null],
    ]);
  });

  it('place everybody by the most trusted register, and say where registers disagree', async () => {
    const people = await profilesOf([...versions.keys()]);
    const placed = people.map((person) =>
      ['village_code', 'subdistrict_code', 'place_source', 'address_conflict'].map((name) => person[name]),
    );
    expect(placed).toEqual([
      ['17010101', '170101', 'bmn', true],
      ['17010102', '170101', 'dopa', false],
      [null, '170102', 'dopa', false],
      [null, '170101', 'moph', false],
      [null, '170102', 'dopa', false],
      ['17010300', '170103', 'csg-roll', false],
    ]);
  });

  it('tell cards that ran out, ended insurance and payments to others apart from what holds', async () => {
    const people = await profilesOf([...versions.keys()]);
    expect(people[3]).toMatchObject({
      disability_card: true,
      disability_card_valid: false,
      state_officer: true,
    });
    expect(people[3]).toMatchObject({ clergy: false, main_scheme: null, disability_reported: true });
    expect(people[3]).toMatchObject({
      swc_applied: true,
      swc_card: false,
      disability_reported_source: 'moph-disability',
    });
    expect(people[3]).toMatchObject({
      disability_mental: true,
      disability_movement: true,
      disability_hearing: true,
      disability_seeing: false,
      disability_kind_open: false,
      has_carer: true,
      chronic_patient: false,
    });
    expect(people[4]).toMatchObject({
      sso_section: null,
      jobseeker: false,
      state_pension: false,
      adl_group: null,
    });
    expect(people[5]).toMatchObject({
      csg_guardian_person_id: 1n,
      csg_paid_month: 60_000n,
      registered: false,
    });
  });

  it('tell of a child what the registers say of its parents, and nothing where no parent is named', async () => {
    const people = await profilesOf([...versions.keys()]);
    expect(people[1]).toMatchObject({
      mother_sso_33_39: true,
      mother_sso_40: false,
      mother_sso_months: 30,
      mother_sso_children_paid: 1,
      father_sso_33_39: null,
      father_sso_months: null,
      father_sso_children_paid: null,
    });
    expect(people[4]).toMatchObject({ mother_sso_33_39: false, mother_sso_children_paid: 0 });
    expect(people[5]).toMatchObject({ mother_sso_33_39: null, mother_sso_children_paid: null });
  });

  it('name the school by the grade, and nothing where no grade is known', async () => {
    const people = await profilesOf([...versions.keys()]);
    const schools = people.slice(3).map((person) => [person['in_primary_school'], person['in_kindergarten']]);
    expect(schools).toEqual([
      [null, null],
      [null, null],
      [true, false],
    ]);
  });

  it('give areas as whole square wah, of rice only', async () => {
    const people = await profilesOf([...versions.keys()]);
    const told = people.map((person) => [person['rice_area_wah'], person['rice_season']]);
    expect(told).toEqual([
      [4928, '2567/68'],
      [0, 'none'],
      [0, 'none'],
      [0, 'none'],
      [0, 'none'],
      [0, 'none'],
    ]);
  });

  it('let the health right stand in for a pension register that was not sent, but only to say yes', async () => {
    const people = await profilesOf([...versions.keys()].filter((source) => source !== 'state-pension'));
    expect(people.map((person) => person['state_pension'])).toEqual([null, null, null, null, true, null]);
    expect(people[4]).toMatchObject({ state_pension_source: 'health-right', state_pension_month: null });
  });

  it('never become a no because a register was not sent', async () => {
    const sources = [...versions.keys()];
    const full = await profilesOf(sources);
    await fc.assert(
      fc.asyncProperty(fc.subarray(sources), async (sent) => {
        const part = await profilesOf(sent);
        for (const [index, person] of part.entries()) {
          const denied = Object.keys(person).filter((fact) => person[fact] === false);
          const turned = denied.filter((fact) => full[index]?.[fact] === true);
          expect(turned).toEqual([]);
        }
      }),
      { numRuns: 12, seed: 2569 },
    );
  });

  it('are named with every register they can come from', () => {
    const catalogue = factCatalogue(loadFacts(), [{ source: 'dopa-house', asOf: SENT_ON }]);
    const village = catalogue.find((entry) => entry.fact === 'village_code');
    expect(village?.sourceColumn).toBe('place_source');
    expect(village?.sources).toContainEqual({ source: 'dopa-house', name: 'dopa', asOf: SENT_ON });
    expect(catalogue.find((entry) => entry.fact === 'adl_group')?.sources).toEqual([
      { source: 'moph-functional', name: 'moph-functional', asOf: null },
    ]);
  });
});

async function profilesOf(sent: readonly string[]): Promise<Row[]> {
  const plan = planProfiles({
    linkage: await givenLinkage(),
    households,
    places,
    sources: sent.map((source) => ({ contract: contractOf(source), version: versionOf(source) })),
    facts: loadFacts(),
    asOf: AS_OF,
  });
  const { version } = await buildStage(lake, plan);
  const engine = await lake.openEngine([version]);
  const people = await engine.rows(sql`select * from profiles.profiles order by person_id`);
  await engine.close();
  return people;
}

function contractOf(source: string): SourceContract {
  const contract = contracts.get(source);
  if (!contract) throw new Error(`no contract ${source}`);
  return contract;
}

function versionOf(source: string): DatasetVersion {
  const version = versions.get(source);
  if (!version) throw new Error(`no version ${source}`);
  return version;
}

async function givenSource(source: string, rows: readonly RegisterRow[]): Promise<DatasetVersion> {
  const identity = {
    dataset: `intake/${source}`,
    parents: [],
    fingerprint: [rows],
    sources: [{ source, asOf: SENT_ON }],
  };
  const fields = new Map(contractOf(source).columns.map((column) => [column.field, sqlTypeOf(column.read)]));
  for (const one of contractOf(source).derived) fields.set(one.field, 'sum' in one ? 'integer' : 'varchar');
  const listed = [...rows, {}].map((row: RegisterRow, index) => {
    const cells = [...fields].map(([field, type]) => typedCell(row[field] ?? null, type, field));
    return sql`select ${join([typedCell(index + 1, 'bigint', 'row_id'), ...cells])}`;
  });
  const accepted = sql`select * from (${join(listed, ' union all ')}) where row_id <= ${rows.length}`;
  const built = await lake.build(identity, async (workspace) => {
    await workspace.writeTable('accepted', accepted);
    return {};
  });
  return built.version;
}

function sqlTypeOf(read: string): string {
  const types: Record<string, string> = {
    integer: 'integer',
    baht: 'bigint',
    date: 'date',
    flag: 'boolean',
    decimal: 'double',
  };
  return types[read] ?? 'varchar';
}

function typedCell(value: Value | null, type: string, name: string): Sql {
  return sql`cast(${literal(value)} as ${trusted(type)}) as ${id(name)}`;
}

function givenLinkage(): Promise<DatasetVersion> {
  const links = Object.entries(REGISTERS).flatMap(([source, rows]) =>
    rows.flatMap(({ who }, index) => (who ? [sql`(${who}::bigint, ${source}, ${index + 1}::bigint)`] : [])),
  );
  return given('linkage', {
    links: sql`select * from (values ${join(links)}) as t(person_id, source, row_id) order by person_id`,
    persons: sql`select * from (values
      (1::bigint, '9000000000013', 'นาย', 'ก', 'ข', 'm', date '1950-01-01', 'day', 'dopa-person'),
      (2::bigint, '9000000000021', 'นาง', 'ค', 'ข', 'f', date '1975-01-01', 'day', 'dopa-person'),
      (3::bigint, '9000000000030', 'นาง', 'ง', 'จ', 'f', date '1960-01-01', 'year', 'dopa-person'),
      (4::bigint, null, 'นาย', 'ฉ', 'จ', 'm', date '1990-01-01', 'day', 'moph-person'),
      (5::bigint, '9000000000056', 'นาย', 'ช', 'ซ', 'm', null, null, 'dopa-person'),
      (6::bigint, null, 'ด.ช.', 'ฌ', 'ญ', 'm', date '2023-01-01', 'day', 'csg-roll')
    ) as t(person_id, pid, title, given_name, family_name, sex, birth_date, birth_precision, anchor_source)`,
    doubts: sql`select 'oldage-roll' as source, 2::bigint as row_id, 1::bigint as person_id, 'duplicate-in-source' as reason`,
  });
}

function givenHouseholds(): Promise<DatasetVersion> {
  return given('households', {
    households: sql`select 11::bigint as household_id, 'bmn' as kind, 'H1' as source_key`,
    members: sql`select 11::bigint as household_id, 'bmn' as kind, 1::bigint as person_id, 'head' as role, cast(null as date) as since`,
  });
}

/** 17010109 is no village; 170199 was made 170101; 170103 is a town, not divided into villages. */
function givenPlaces(): Promise<DatasetVersion> {
  const villages = ['17010101', '17010102', '17010103', '17010201', '17010300'].map(
    (code) => sql`(${code}, 'village', null)`,
  );
  const subdistricts = ['170101', '170102', '170103'].map((code) => sql`(${code}, 'subdistrict', null)`);
  return given('places', {
    places: sql`select * from (values ${join([...villages, ...subdistricts])}, ('170199', 'subdistrict', '170101')) as t(code, level, successor)`,
  });
}

async function given(dataset: string, tables: Readonly<Record<string, Sql>>): Promise<DatasetVersion> {
  const steps = Object.entries(tables).map(([table, select]) => ({ table, select, published: true }));
  return (await buildStage(lake, { dataset, parents: [], settings: {}, steps })).version;
}
