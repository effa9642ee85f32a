import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { problem } from '../../base/errors/index.ts';
import { type Engine, schemaOf, sql } from '../../base/lake/index.ts';

/** A register as the truth and the lake know it. */
export type JudgedSource = Readonly<{
  source: string;
  /** Small number that stands for the source in tables of many rows. */
  number: number;
  /** Schema of its intake version, or null when no file of it was delivered. */
  schema: string | null;
  /** Path of its true rows, or null when its rows carry no identity. */
  records: string | null;
  /** Whether its accepted rows have a column for the citizen's number. */
  hasNumber: boolean;
}>;

const INTAKE_PREFIX = schemaOf('intake/');

/** Lists the registers in which rows can be judged, in the order of their names. */
export async function findSources(engine: Engine, truthDir: string): Promise<JudgedSource[]> {
  const records = await recordsIn(truthDir);
  const delivered = await deliveredSources(engine);
  const numbered = await schemasWithNumbers(engine);
  return [...new Set([...records.keys(), ...delivered.keys()])].sort().map((source, number) => ({
    source,
    number,
    schema: delivered.get(source) ?? null,
    records: records.get(source) ?? null,
    hasNumber: numbered.has(delivered.get(source) ?? ''),
  }));
}

/** Where the planted faults are listed. */
export function faultsIn(truthDir: string): string {
  const path = joinPath(truthDir, 'faults.csv');
  if (existsSync(path)) return path;
  throw problem('TRUTH_UNUSABLE', { path: truthDir, reason: 'it has no faults.csv' });
}

async function recordsIn(truthDir: string): Promise<Map<string, string>> {
  const folder = joinPath(truthDir, 'records');
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.csv')) : [];
  if (names.length === 0) throw problem('TRUTH_UNUSABLE', { path: truthDir, reason: 'it has no records' });
  return new Map(names.map((name) => [name.slice(0, -'.csv'.length), joinPath(folder, name)]));
}

/** A source's id has no underscore, so its schema's name leads back to it. */
async function deliveredSources(engine: Engine): Promise<Map<string, string>> {
  const rows = await engine.rows(sql`
    select distinct table_schema as schema_name
    from information_schema.tables
    where table_name = 'files' and starts_with(table_schema, ${INTAKE_PREFIX})`);
  const schemas = rows.map((row) => String(row['schema_name']));
  return new Map(schemas.map((schema) => [schema.slice(INTAKE_PREFIX.length).replaceAll('_', '-'), schema]));
}

async function schemasWithNumbers(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.rows(sql`
    select distinct table_schema as schema_name
    from information_schema.columns
    where table_name = 'accepted' and column_name = 'pid' and starts_with(table_schema, ${INTAKE_PREFIX})`);
  return new Set(rows.map((row) => String(row['schema_name'])));
}

/** Where the true people are listed; nothing when the truth tells of none. */
export function peopleIn(truthDir: string): string | null {
  const path = joinPath(truthDir, 'people.csv');
  return existsSync(path) ? path : null;
}

/** Stops when a stage that is judged has not published anything. */
export async function requireStages(engine: Engine, datasets: readonly string[]): Promise<void> {
  const rows = await engine.rows(
    sql`select distinct table_schema as schema_name from information_schema.tables`,
  );
  const found = new Set(rows.map((row) => row['schema_name']));
  const missing = datasets.find((dataset) => !found.has(schemaOf(dataset)));
  if (missing !== undefined) throw problem('VERSION_MISSING', { dataset: missing });
}
