import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  buildStage,
  id,
  join,
  type Lake,
  openLake,
  type Row,
  type Sql,
  sql,
} from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import { contractSchema, type SourceContract } from '../../intake/index.ts';
import type { FactCorrection } from '../corrections/index.ts';
import type { DeliveredSource } from '../deliveries.ts';
import { planProfiles } from '../plan.ts';
import type { FactSettings } from '../settings.ts';

export const AS_OF = '2026-09-30' as IsoDate;
export const FRESH = '2026-09-01' as IsoDate;
export const WORD = { th: 'ก', en: 'a' };

/** Rows of a register as SQL values, `row_id` first, and the person each was linked to. */
export type Sent = Readonly<Record<string, readonly [rows: Sql, persons: readonly number[]]>>;

/** What registers tell in one small case. */
export type SmallCase = Readonly<{
  contracts: readonly SourceContract[];
  settings: FactSettings;
  sent: Sent;
  /** Numbers that rows which intake refused carry, by register. */
  refused?: Readonly<Record<string, readonly string[]>>;
  sentOn?: IsoDate;
  /** Values of person_id, pid, sex and birth_date. */
  persons?: Sql;
  /** Values of household_id, kind, person_id and role. */
  members?: Sql;
  corrections?: readonly FactCorrection[];
}>;

/** A lake in which profiles of small cases are built. */
export type SmallRegisters = Readonly<{
  built: (one: SmallCase) => Promise<DatasetVersion>;
  /** A table of a version of profiles, in the order of its first column. */
  rowsOf: (version: DatasetVersion, table?: string) => Promise<Row[]>;
  close: () => Promise<void>;
}>;

/** A contract whose columns are all texts. */
export function smallContract(
  name: string,
  identifies: 'person' | 'none',
  fields: readonly string[],
): SourceContract {
  return contractSchema.parse({
    id: name,
    title: WORD,
    agency: { id: 'a', name: WORD },
    controller: WORD,
    processor: WORD,
    legalBasis: { law: WORD, ground: '', verified: false },
    classification: 'open',
    freshness: { everyDays: 30, staleAfterDays: 60 },
    file: { pattern: name, format: 'delimited' },
    row: WORD,
    identifies,
    columns: fields.map((field) => ({ name: field, field, read: 'text' })),
  });
}

/** Opens a lake of its own; whoever opens it closes it. */
export async function openSmallRegisters(): Promise<SmallRegisters> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'chipao-profiles-'));
  const lake = await openLake(folder, { memoryMb: 500, threads: 1 });
  const given = async (dataset: string, tables: Readonly<Record<string, Sql>>): Promise<DatasetVersion> => {
    const steps = Object.entries(tables).map(([table, select]) => ({ table, select, published: true }));
    return (await buildStage(lake, { dataset, parents: [], settings: {}, steps })).version;
  };
  return {
    built: async (one) => {
      const delivered = one.contracts.filter((contract) => one.sent[contract.id]);
      const sources: DeliveredSource[] = [];
      for (const contract of delivered) {
        sources.push({ contract, version: await register(lake, contract, one) });
      }
      const linkage = await given('linkage', linkageTables(one));
      const households = await given('households', householdTables(one));
      const plan = planProfiles({
        linkage,
        households,
        sources,
        facts: one.settings,
        asOf: AS_OF,
        corrections: one.corrections,
      });
      return (await buildStage(lake, plan)).version;
    },
    rowsOf: async (version, table = 'profiles') => {
      const engine = await lake.openEngine([version]);
      const rows = await engine.rows(sql`select * from ${id(`profiles.${table}`)} order by all`);
      await engine.close();
      return rows;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function register(lake: Lake, contract: SourceContract, one: SmallCase): Promise<DatasetVersion> {
  const [rows] = one.sent[contract.id] ?? [sql``];
  const sentOn = one.sentOn ?? FRESH;
  const names = contract.columns.map((column) => id(column.field));
  const refused = one.refused?.[contract.id];
  const identity = {
    dataset: `intake/${contract.id}`,
    parents: [],
    fingerprint: [rows, sentOn, refused],
    sources: [{ source: contract.id, asOf: sentOn }],
  };
  const accepted = sql`select * from (values ${rows}) as t(row_id, ${join(names)})`;
  const { version } = await lake.build(identity, async (workspace) => {
    await workspace.writeTable('accepted', accepted);
    if (refused) await workspace.writeTable('rejected', refusedTable(refused));
    return {};
  });
  return version;
}

/** The last of them was refused because its key was there before. */
function refusedTable(numbers: readonly string[]): Sql {
  const rows = numbers.map((number, index) => {
    const code = index === numbers.length - 1 ? 'KEY_DUPLICATE' : 'CODE_UNKNOWN';
    return sql`select 1 as file_no, ${index + 1} as row_no, ${code} as code, 'section' as field, null::varchar as value, ${number} as pid`;
  });
  return join(rows, ' union all ');
}

const TWO_PEOPLE = sql`(1::bigint, null::varchar, null::varchar, null::date), (2, null, null, null)`;

function linkageTables({ sent, persons = TWO_PEOPLE }: SmallCase): Record<string, Sql> {
  const links = Object.entries(sent).flatMap(([source, [, who]]) =>
    who.map((person, index) => sql`select ${person}::bigint, ${source}, ${index + 1}::bigint`),
  );
  const none = sql`select null::bigint as person_id, null::varchar as source, null::bigint as row_id where false`;
  return {
    links: join([none, ...links], ' union all '),
    persons: sql`
      select
        person_id, pid, null::varchar as title, null::varchar as given_name, null::varchar as family_name, sex, birth_date,
        null::varchar as birth_precision, 'civil' as anchor_source
      from (values ${persons}) as t(person_id, pid, sex, birth_date)`,
    doubts: sql`select 'roll' as source, 1::bigint as row_id, 1::bigint as person_id, 'several-candidates' as reason`,
  };
}

function householdTables({ members }: SmallCase): Record<string, Sql> {
  const nobody = sql`(null::bigint, null::varchar, null::bigint, null::varchar)`;
  return {
    households: sql`select distinct household_id, kind, null::varchar as source_key from (values ${members ?? nobody}) as t(household_id, kind, person_id, role)`,
    members: sql`select *, null::date as since from (values ${members ?? nobody}) as t(household_id, kind, person_id, role)`,
  };
}
