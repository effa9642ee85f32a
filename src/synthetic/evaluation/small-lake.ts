import { mkdirSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import {
  buildStage,
  type Engine,
  join,
  literal,
  openLake,
  type Sql,
  type SqlValue,
  sql,
  trusted,
} from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';

export type Rows = readonly (readonly SqlValue[])[];
/** Tables of one dataset: `name: ['column type, …', rows]`. */
export type Tables = Readonly<Record<string, readonly [columns: string, rows: Rows]>>;

export const INTAKE = {
  files: 'file_no integer, name varchar',
  rejected: 'file_no integer, row_no bigint, code varchar',
  repaired: 'row_id bigint, code varchar',
} as const;
export const LINKS = 'person_id bigint, source varchar, row_id bigint, tier varchar';
export const DOUBTS = 'source varchar, row_id bigint, person_id bigint, reason varchar';
export const FILE = 4_294_967_296;

/** Literal rows as a select with named, typed columns; no rows is a table too. */
function selectOf(columns: string, rows: Rows): Sql {
  const parts = columns.split(', ').map((column) => column.split(' '));
  const typed = parts.map(
    ([name, type], at) =>
      sql`cast(c${trusted(String(at))} as ${trusted(type ?? '')}) as ${trusted(name ?? '')}`,
  );
  const names = trusted(parts.map((_, at) => `c${at}`).join(', '));
  const values = (rows.length > 0 ? rows : [parts.map(() => null)]).map(
    (row) => sql`(${join(row.map((value) => literal(value)))})`,
  );
  return sql`select ${join(typed)} from (values ${join(values)}) as t(${names}) where ${literal(rows.length > 0)}`;
}

/** Publishes the datasets in a real lake and opens an engine over them. */
export async function engineOver(
  folder: string,
  datasets: Readonly<Record<string, Tables>>,
): Promise<Engine> {
  const lake = await openLake(joinPath(folder, 'home'), { memoryMb: 200, threads: 1 });
  const versions: DatasetVersion[] = [];
  for (const [dataset, tables] of Object.entries(datasets)) {
    const steps = Object.entries(tables).map(([table, [columns, rows]]) => ({
      table,
      select: selectOf(columns, rows),
      published: true,
    }));
    versions.push((await buildStage(lake, { dataset, parents: [], settings: null, steps })).version);
  }
  return lake.openEngine(versions);
}

/** Writes a truth folder and gives its path. */
export function writeTruth(
  folder: string,
  truth: Readonly<{ records: Readonly<Record<string, Rows>>; faults: Rows }>,
): string {
  const truthDir = joinPath(folder, 'truth');
  mkdirSync(joinPath(truthDir, 'records'), { recursive: true });
  const csv = (header: string, rows: Rows) =>
    `${[header, ...rows.map((row) => row.join(','))].join('\r\n')}\r\n`;
  for (const [source, rows] of Object.entries(truth.records))
    writeFileSync(joinPath(truthDir, 'records', `${source}.csv`), csv('file,row_no,true_id', rows));
  writeFileSync(joinPath(truthDir, 'faults.csv'), csv('kind,source,file,row_no,true_id', truth.faults));
  return truthDir;
}

/** Columns of `households.members` that are judged. */
export const MEMBERS = 'household_id bigint, kind varchar, person_id bigint, family_no integer';
export const HOUSEHOLDS: Tables = { members: [MEMBERS, []] };
export const PROFILES: Tables = {
  profiles: [
    'person_id bigint, address_conflict boolean',
    [
      [10, true],
      [20, true],
      [30, false],
      [40, null],
    ],
  ],
};
export const GAPS: Tables = {
  gaps: [
    'person_id bigint, programme varchar, kind varchar, confidence integer',
    [
      [10, 'old-age-allowance', 'missing-out', 90],
      [10, 'disability-allowance', 'missing-out', 90],
      [10, 'eef-grant', 'cannot-tell', 50],
      [20, 'old-age-allowance', 'missing-out', 81],
      [30, 'old-age-allowance', 'paid-after-death', 95],
      [40, 'child-support-grant', 'cannot-tell', 45],
    ],
  ],
};
/** Nobody can tell of the person 40 whether a child's grant is due, nor of 30 whether one that is paid is. */
export const DECISIONS: Tables = {
  decisions: [
    'person_id bigint, child_support_grant__answer smallint, child_support_grant__unknown integer',
    [
      [10, 0, 0],
      [20, 0, 16],
      [30, null, 48],
      [40, null, 16],
    ],
  ],
};
