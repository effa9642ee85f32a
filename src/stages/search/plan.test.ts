import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import {
  buildStage,
  each,
  type Lake,
  openLake,
  openServing,
  type Serving,
  sql,
} from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import { cardReader, planSearch } from './index.ts';

let home: string;
let lake: Lake;
let profiles: DatasetVersion;
let serving: Serving;

const PEOPLE = sql`
  select *
  from (
    values
      (1, '17010201', '170102', 'ณัฐพร', 'ใจดี', 'f', date '1950-01-02', true, cast(null as date), 7, '1234567890121', '17020000011', 12.5),
      (2, '17010202', '170102', 'นัฐภร', 'ใจเย็น', 'f', null, false, date '2026-01-05', null, null, null, null),
      (3, null, '180102', 'สมชาย', null, null, null, null, null, 1152921504606846975, '', '', 0)
  ) as people (
    person_id, village_code, subdistrict_code, given_name, family_name, sex, birth_date, alive, death_date, register_household_id, pid,
    house_code, share
  )`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-search-'));
  lake = await openLake(home, { memoryMb: 256, threads: 1 });
  const make = async (dataset: string, table: string, select: typeof PEOPLE) =>
    (
      await lake.build({ dataset, parents: [], fingerprint: [] }, async (workspace) => {
        await workspace.writeTable(table, select);
        return {};
      })
    ).version;
  profiles = await make(
    'profiles',
    'profiles',
    sql`
      select * replace (
        cast(person_id as bigint) as person_id,
        cast(register_household_id as bigint) as register_household_id,
        cast(share as double) as share
      )
      from (${PEOPLE}) as people`,
  );
  const areas = await make(
    'areas',
    'people',
    sql`select cast(1 as bigint) as person_id, 'elderly' as stage, true as target_poor`,
  );
  const { fold } = loadThailand().linkage;
  const { version } = await buildStage(lake, planSearch({ profiles, areas, fold }));
  serving = await openServing(lake, [version, profiles], 1);
});

afterAll(async () => {
  await serving.close();
  await rm(home, { recursive: true, force: true });
});

describe('what people are looked up by', () => {
  it('has one word for the spellings of a name, numbered in the order of their keys', async () => {
    const words = await serving.rows(sql`select * from search.words order by word`);
    expect(words.map(({ word }) => word)).toEqual([1, 2, 3, 4]);
    expect(words.map(({ given_people }) => given_people)).toContain(2n);
    const keys = words.map((row) => String(row['fold_key']));
    expect(keys).toEqual(keys.toSorted((one, other) => (one < other ? -1 : 1)));
    const rows = await serving.rows(
      sql`select distinct given_word from search.by_given where village_code like '17%'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('holds everybody once in each table they have a key for, the dead too, where they are counted', async () => {
    const count = async (table: 'by_given' | 'by_family' | 'by_number' | 'by_house' | 'cards') => {
      const [row] = await serving.rows(sql`select count(*) as people from ${tableOf(table)}`);
      return Number(row?.['people']);
    };
    expect(await Promise.all([count('by_given'), count('by_family'), count('cards')])).toEqual([3, 2, 3]);
    expect(await count('by_number')).toBe(1);
    const places = await serving.rows(sql`select village_code from search.by_given order by person_id`);
    expect(places.map(({ village_code }) => village_code)).toEqual(['17010201', '17010202', '18010200']);
  });

  it('gives back from a card the very row it was made of', async () => {
    const read = cardReader(profiles);
    const cards = await serving.rows(sql`select * from search.cards order by person_id`);
    const rows = await serving.rows(sql`select * from profiles.profiles order by person_id`);
    expect(cards.map(({ card }) => read(String(card)))).toEqual(rows);
  });

  it('keeps everybody of a small country in one file', async () => {
    const { tables } = serving.versions.find(({ dataset }) => dataset === 'search') ?? { tables: [] };
    const cards = tables.find(({ name }) => name === 'cards');
    expect(cards?.rows).toBe(3);
    const files = await serving.holding({
      dataset: 'search',
      table: 'cards',
      column: 'person_id',
      within: each([1n]),
    });
    expect(await serving.rows(sql`select person_id from ${files} order by person_id`)).toHaveLength(3);
  });

  it('says how areas count the people they count', async () => {
    const counted = await serving.rows(sql`select * from search.counted`);
    expect(counted).toEqual([{ person_id: 1n, stage: 'elderly', target_poor: true }]);
  });
});

function tableOf(table: 'by_given' | 'by_family' | 'by_number' | 'by_house' | 'cards') {
  return {
    by_given: sql`search.by_given`,
    by_family: sql`search.by_family`,
    by_number: sql`search.by_number`,
    by_house: sql`search.by_house`,
    cards: sql`search.cards`,
  }[table];
}
