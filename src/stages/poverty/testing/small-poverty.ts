import {
  buildStage,
  dialect,
  id,
  join,
  type Lake,
  literal,
  type Row,
  type Sql,
  type SqlValue,
  sql,
} from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { SourceContract } from '../../intake/index.ts';
import { planPoverty } from '../plan.ts';
import type { PovertyContent } from '../settings/index.ts';

export const AS_OF = '2026-09-30' as IsoDate;
export const VISITED = '2026-01-15';

type Value = string | number | boolean | null;
export type Answers = Readonly<Record<string, Value>>;

/** A surveyed household as it was written down, and its members; the household's id is the number in its key. */
export type Home = Readonly<{
  key: string;
  year?: number;
  on?: string | null;
  members?: number;
  answers?: Answers;
  listed?: readonly Answers[];
}>;

/** Somebody in the profiles; facts not given are not known. */
export type Profile = Readonly<{ id: number; home: number | null; facts?: Answers }>;

/** Which rows of the members' register are whose: row numbers are counted from 1 over all households' members. */
export type Links = readonly Readonly<{ row: number; person: number }>[];

export type Found = Readonly<{
  households: Row[];
  people: Row[];
  findings: Row[];
  patterns: Row[];
  notes: Readonly<Record<string, unknown>>;
}>;

export type SmallCountry = Readonly<{
  content: PovertyContent;
  homes: readonly Home[];
  profiles?: readonly Profile[];
  links?: Links;
  sentOn?: IsoDate;
}>;

/** Runs the stage over a few made-up households. */
export async function povertyOf(lake: Lake, country: SmallCountry): Promise<Found> {
  const { content, homes, profiles = [], links, sentOn = AS_OF } = country;
  const { contracts } = content;
  const version = await buildStage(
    lake,
    planPoverty({
      profiles: await given(lake, 'profiles', { profiles: profilesOf(profiles) }),
      households: await given(lake, 'households', { households: householdsOf(homes) }),
      linkage: links && (await given(lake, 'linkage', { links: linksOf(links) })),
      sources: [
        await delivered(lake, { contract: contracts.households, rows: homes.map(homeRow), sentOn }),
        await delivered(lake, { contract: contracts.members, rows: homes.flatMap(memberRows), sentOn }),
      ],
      content,
      asOf: AS_OF,
    }),
  );
  const engine = await lake.openEngine([version.version]);
  const rows = (table: string, order: string) =>
    engine.rows(sql`select * from ${id(`poverty.${table}`)} order by ${id(order)}`);
  const found = {
    households: await rows('households', 'household_id'),
    people: await rows('people', 'person_id'),
    findings: await rows('findings', 'survey_row'),
    patterns: await rows('patterns', 'dimensions'),
    notes: version.version.notes,
  };
  await engine.close();
  return found;
}

function homeRow({
  key,
  year = 2564,
  on = VISITED,
  listed = [],
  members = listed.length || 3,
  answers = {},
}: Home): Answers {
  return {
    household_key: key,
    survey_year: year,
    surveyed_on: on,
    village_code: '17010101',
    members,
    ...answers,
  };
}

function memberRows({ key, listed = [] }: Home): Answers[] {
  return listed.map((answers, index) => ({ household_key: key, member_no: index + 1, ...answers }));
}

type Delivery = Readonly<{ contract: SourceContract; rows: readonly Answers[]; sentOn: IsoDate }>;

/** A version of the source with no more columns than the rows have. */
async function delivered(lake: Lake, { contract, rows, sentOn }: Delivery) {
  const fields = [...new Set(['household_key', ...rows.flatMap((row) => Object.keys(row))])];
  const select = (row: Answers | null, number: number) => {
    const cells = fields.map((field) => sql`${typed(contract, field, row?.[field] ?? null)} as ${id(field)}`);
    return sql`select cast(${literal(number)} as bigint) as row_id, ${join(cells)}`;
  };
  const all = [select(null, 0), ...rows.map((row, index) => select(row, index + 1))];
  const identity = {
    dataset: `intake/${contract.id}`,
    parents: [],
    fingerprint: [rows, sentOn],
    sources: [{ source: contract.id, asOf: sentOn }],
  };
  const { version } = await lake.build(identity, async (workspace) => {
    await workspace.writeTable('accepted', sql`select * from (${join(all, ' union all ')}) where row_id > 0`);
    return {};
  });
  return { contract, version };
}

function typed({ columns }: SourceContract, field: string, value: Value): Sql {
  const read = columns.find((column) => column.field === field)?.read ?? 'text';
  const type =
    read === 'integer' || read === 'date'
      ? read
      : read === 'baht'
        ? 'bigint'
        : read === 'flag'
          ? 'boolean'
          : 'text';
  return sql`cast(${asValue(value)} as ${dialect.type(type)})`;
}

function asValue(value: Value): SqlValue {
  return value;
}

const PROFILE_TYPES: Readonly<Record<string, 'boolean' | 'text' | 'bigint' | 'date'>> = {
  birth_date: 'date',
  swc_result: 'text',
  adl_group: 'text',
  old_age_paid_month: 'bigint',
  disability_paid_month: 'bigint',
};
const PROFILE_FACTS = [
  ...Object.keys(PROFILE_TYPES),
  ...[
    'alive',
    'swc_applied',
    'swc_card',
    'state_officer',
    'state_pension',
    'clergy',
    'in_state_care',
    'thai',
  ],
  ...['farmer', 'disability_card', 'disability_reported', 'poor_pupil'],
];

const USUAL: Answers = {
  alive: true,
  birth_date: '1980-01-01',
  swc_applied: false,
  swc_card: false,
  state_officer: false,
  state_pension: false,
  clergy: false,
  in_state_care: false,
  thai: true,
};

function profilesOf(people: readonly Profile[]): Sql {
  const select = ({ id: person, home, facts = {} }: Profile) => {
    const all: Answers = { ...USUAL, ...facts };
    const cells = PROFILE_FACTS.map((fact) => {
      const type = dialect.type(PROFILE_TYPES[fact] ?? 'boolean');
      return sql`cast(${all[fact] ?? null} as ${type}) as ${id(fact)}`;
    });
    return sql`select ${literal(person)}::bigint as person_id, ${home}::bigint as bmn_household_id, ${join(cells)}`;
  };
  const rows = [select({ id: 0, home: null }), ...people.map(select)];
  return sql`select * from (${join(rows, ' union all ')}) where person_id > 0`;
}

function householdsOf(homes: readonly Home[]): Sql {
  const keys = [...new Set(homes.map(({ key }) => key))];
  const rows = keys.map(
    (key) => sql`select ${key.slice(1)}::bigint as household_id, 'bmn' as kind, ${key} as source_key`,
  );
  const none = sql`select 0::bigint as household_id, 'none' as kind, '' as source_key`;
  return join([none, ...rows], ' union all ');
}

function linksOf(links: Links): Sql {
  const rows = links.map(
    ({ row, person }) =>
      sql`select 'bmn-member' as source, ${row}::bigint as row_id, ${person}::bigint as person_id`,
  );
  return join(
    [sql`select 'none' as source, 0::bigint as row_id, 0::bigint as person_id`, ...rows],
    ' union all ',
  );
}

async function given(
  lake: Lake,
  dataset: string,
  tables: Readonly<Record<string, Sql>>,
): Promise<DatasetVersion> {
  const steps = Object.entries(tables).map(([table, select]) => ({ table, select, published: true }));
  return (await buildStage(lake, { dataset, parents: [], settings: {}, steps })).version;
}
