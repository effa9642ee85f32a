import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  buildStage,
  dialect,
  id,
  join,
  type Lake,
  literal,
  openLake,
  type Row,
  sql,
} from '../../../base/lake/index.ts';
import { type DatasetVersion, GAP_KINDS, type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { planEntitlements } from '../../entitlements/index.ts';
import { planGaps } from '../plan.ts';
import { type GapSettings, gapSettingsSchema } from '../settings.ts';
import { smallProgrammes } from './programmes.ts';

const PROGRAMMES = smallProgrammes();
const SAID = { th: 'ข้อ', en: 'said' };
const LAW = { title: SAID, verified: true };

const SETTINGS: GapSettings = gapSettingsSchema.parse({
  death: {
    aliveFact: 'alive',
    dateFact: 'death_date',
    sourceFact: 'death_source',
    lastPayment: 'month-of-death',
    law: LAW,
  },
  mayNotCombine: [
    {
      id: 'state-wage',
      programme: 'any-pension',
      fact: 'state_wage',
      sinceFact: 'state_wage_since',
      amountFact: 'state_wage_month',
      inForce: { from: '2000-01-01', to: null, verified: true },
      title: SAID,
      law: LAW,
    },
  ],
  notRegistered: [
    {
      register: 'care-card',
      title: SAID,
      reportedFact: 'care_reported',
      reportedByFact: 'care_reported_source',
      registeredFact: 'care_card',
      law: LAW,
    },
  ],
  poorWithout: [
    {
      programme: 'child-pass',
      holdsFact: 'holds_pass',
      mustHold: ['child'],
      title: SAID,
      answers: { eligible: SAID, 'cannot-tell': SAID },
    },
  ],
  confidence: {
    kinds: Object.fromEntries(GAP_KINDS.map((kind) => [kind, 90])),
    doubts: [{ id: 'birth-year-only', fact: 'birth_precision', in: ['year'], keeps: 50, title: SAID }],
  },
  flags: { appealDays: 15, law: LAW },
});

type Person = Readonly<Record<string, string | number | boolean | null>>;
type Columns = Readonly<Record<string, 'text' | 'bigint' | 'date' | 'boolean' | 'double'>>;

/** Who is poor by number, and the probability of each person's one link. */
type Options = Readonly<{ poor?: readonly number[]; linked?: readonly number[] }>;

/** A lake in which gaps are worked out for a few people; `poor` are the numbers, from 1, of those whom a survey calls poor. */
export type SmallCountry = Readonly<{
  gapsOf: (people: readonly Person[], options?: Options) => Promise<Row[]>;
  openAnswersOf: (people: readonly Person[]) => Promise<Row[]>;
  close: () => Promise<void>;
}>;

/** Opens an empty small country in a folder of its own. */
export async function openSmallCountry(): Promise<SmallCountry> {
  const home = await mkdtemp(joinPath(tmpdir(), 'chipao-gaps-'));
  const lake = await openLake(home, { memoryMb: 512, threads: 1 });
  return {
    gapsOf: async (people, options) => {
      const profiles = await buildProfiles(lake, people);
      const poverty = options?.poor && (await buildPoverty(lake, options.poor));
      const linkage = options?.linked && (await buildLinks(lake, options.linked));
      return readGaps(lake, { profiles, poverty, linkage, table: 'gaps' });
    },
    openAnswersOf: async (people) =>
      readGaps(lake, { profiles: await buildProfiles(lake, people), table: 'open_answers' }),
    close: () => rm(home, { recursive: true, force: true }),
  };
}

type Asked = Readonly<{
  profiles: DatasetVersion;
  poverty?: DatasetVersion | undefined;
  linkage?: DatasetVersion | undefined;
  table: 'gaps' | 'open_answers';
}>;

async function readGaps(lake: Lake, { table, ...versions }: Asked): Promise<Row[]> {
  const asOf = date('2026-09-30');
  const { profiles } = versions;
  const decided = await buildStage(lake, planEntitlements({ profiles, programmes: PROGRAMMES, asOf }));
  const judged = { ...versions, entitlements: decided.version, programmes: PROGRAMMES, asOf };
  const { version } = await buildStage(lake, planGaps({ ...judged, settings: SETTINGS }));
  const engine = await lake.openEngine([version]);
  const rows = await engine.rows(sql`select * from ${id(`gaps.${table}`)}`);
  await engine.close();
  return rows;
}

const PROFILE: Columns = {
  person_id: 'bigint',
  village_code: 'text',
  subdistrict_code: 'text',
  house_id: 'bigint',
  alive: 'boolean',
  birth_date: 'date',
  birth_precision: 'text',
  death_date: 'date',
  death_source: 'text',
  income_year: 'bigint',
  paid_month: 'bigint',
  holds_pass: 'boolean',
  state_wage: 'boolean',
  state_wage_since: 'date',
  state_wage_month: 'bigint',
  help_paid: 'bigint',
  power_paid: 'bigint',
  care_reported: 'boolean',
  care_reported_source: 'text',
  care_card: 'boolean',
};

function buildProfiles(lake: Lake, people: readonly Person[]): Promise<DatasetVersion> {
  const rows = people.map((person, index) => ({ ...person, person_id: index + 1 }));
  return buildTable(lake, 'profiles/profiles', { columns: PROFILE, rows });
}

function buildPoverty(lake: Lake, poor: readonly number[]): Promise<DatasetVersion> {
  const rows = [...poor.map((person_id) => ({ person_id, poor: true })), { person_id: 99, poor: false }];
  return buildTable(lake, 'poverty/people', { columns: { person_id: 'bigint', poor: 'boolean' }, rows });
}

function buildLinks(lake: Lake, probabilities: readonly number[]): Promise<DatasetVersion> {
  const rows = probabilities.map((probability, index) => ({ person_id: index + 1, probability }));
  return buildTable(lake, 'linkage/links', { columns: { person_id: 'bigint', probability: 'double' }, rows });
}

async function buildTable(
  lake: Lake,
  name: string,
  { columns, rows }: Readonly<{ columns: Columns; rows: readonly Person[] }>,
): Promise<DatasetVersion> {
  const [dataset = '', table = ''] = name.split('/');
  const selects = rows.map((row) => {
    const cells = Object.entries(columns).map(
      ([column, type]) =>
        sql`cast(${literal(row[column] ?? null)} as ${dialect.type(type)}) as ${id(column)}`,
    );
    return sql`select ${join(cells)}`;
  });
  const select = join(selects, ' union all ');
  const plan = { dataset, parents: [], settings: {}, steps: [{ table, select, published: true }] };
  return (await buildStage(lake, plan)).version;
}

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
