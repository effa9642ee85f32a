import { loadHouseholds } from '../../../../country/thailand/households.ts';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { type DeliveredSource, planLinkage } from '../../linkage/index.ts';
import type { TinyLake, TinyRow } from '../../linkage/testing/tiny-registers.ts';
import {
  CONFLICTS,
  type Conflict,
  EVIDENCE,
  type Evidence,
  KINDS,
  type Kind,
  levelOf,
  namesOf,
  planHouseholds,
} from '../index.ts';

export const AS_OF = '2026-09-30' as IsoDate;
const WHO = ['pid', 'given_name', 'family_name', 'sex', 'birth_date'];
const PARENTS = ['father_pid', 'mother_pid'];

/** The registers that households are made from, with the fields that are read. */
const REGISTERS = {
  'dopa-person': [
    ...WHO,
    ...PARENTS,
    'person_status',
    'house_role',
    'house_code',
    'moved_in',
    'moved_in_precision',
  ],
  'dopa-house': ['house_code', 'subdistrict_code', 'village_code', 'terminated_on'],
  'bmn-household': ['household_key', 'survey_year', 'surveyed_on', 'house_code', 'village_code'],
  'bmn-member': [...WHO, 'household_key', 'relation', 'village_code'],
  'moph-person': [...WHO, ...PARENTS, 'spouse_pid'],
  'swc-applicant': [...WHO, 'application_no', 'applied_on', 'spouse_pid'],
  'csg-roll': [
    ...WHO,
    'guardian_pid',
    'guardian_relation',
    'registered_on',
    'paid_since',
    'subdistrict_code',
  ],
} as const;
export type Registers = Partial<Record<keyof typeof REGISTERS, readonly TinyRow[]>>;

/** A membership with its household's kind and key, and what is known of it in words. */
export type FormedMember = Readonly<{
  kind: Kind;
  key: string;
  pid: string | null;
  role: string;
  since: string | null;
  from: string | null;
  precision: string | null;
  to: string | null;
  evidence: Evidence[];
  conflicts: Conflict[];
  confidence: number;
  level: string;
  family: number | null;
}>;

export type Formed = Readonly<{ households: Row[]; members: FormedMember[] }>;

/** Links made-up registers and forms their households. */
export async function formHouseholds(tiny: TinyLake, registers: Registers): Promise<Formed> {
  const sources: DeliveredSource[] = [];
  for (const [id, fields] of Object.entries(REGISTERS)) {
    const rows = Object.entries(registers).find(([name]) => name === id)?.[1];
    const identifies = id === 'dopa-house' || id === 'bmn-household' ? 'none' : 'person';
    const spine = id === 'dopa-person';
    if (!rows) continue;
    const kept = rows.map((row) => pick(row, ['row_id', ...fields]));
    sources.push(await tiny.deliver({ id, fields, identifies, spine }, kept));
  }
  const linkage = await tiny.build(planLinkage({ sources, settings: loadLinkage(), secret: 's' }));
  const settings = loadHouseholds();
  const version = await tiny.build(planHouseholds({ linkage, sources, settings, asOf: AS_OF }));
  const engine = await tiny.lake.openEngine([linkage, version]);
  const households = await engine.rows(sql`
    select kind, head.pid as head, house_code, village_code, members, source_key, valid_from, valid_to
    from households.households left join linkage.persons as head on head.person_id = head_person_id
    order by kind, source_key`);
  const members = await engine.rows(sql`
    select
      member.kind, household.source_key, person.pid, member.role, member.since, member.evidence, member.conflicts,
      member.confidence, member.valid_from, member.valid_from_precision, member.valid_to, member.family_no
    from households.members as member
    join households.households as household on household.household_id = member.household_id
    join linkage.persons as person on person.person_id = member.person_id
    order by member.kind, household.source_key, person.pid, member.role`);
  await engine.close();
  return { households, members: members.flatMap((row) => readMember(row, settings.confidence)) };
}

function pick(row: TinyRow, fields: readonly string[]): TinyRow {
  return Object.fromEntries(
    fields.filter((field) => field in row || field !== 'row_id').map((field) => [field, row[field] ?? null]),
  );
}

function readMember(row: Row, settings: ReturnType<typeof loadHouseholds>['confidence']): FormedMember[] {
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : null);
  const confidence = Number(row['confidence']);
  const kind = KINDS.find((one) => one === row['kind']);
  if (!kind) return [];
  return [
    {
      kind,
      key: String(row['source_key']),
      pid: text('pid'),
      role: String(row['role']),
      since: text('since'),
      from: text('valid_from'),
      precision: text('valid_from_precision'),
      to: text('valid_to'),
      evidence: namesOf(EVIDENCE, Number(row['evidence'])),
      conflicts: namesOf(CONFLICTS, Number(row['conflicts'])),
      confidence,
      level: levelOf(confidence, settings),
      family: row['family_no'] === null ? null : Number(row['family_no']),
    },
  ];
}
