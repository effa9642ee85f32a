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
  type Sql,
  type StagePlan,
  sql,
} from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { contractSchema, type SourceContract } from '../../intake/index.ts';
import type { DeliveredSource } from '../inputs.ts';

/** A row of a made-up register; fields that the register has not are left out. */
export type TinyRow = Readonly<Record<string, string | number | bigint | null>>;

/** What a made-up register is: only what later stages look at. */
export type TinyRegister = Readonly<{
  id: string;
  fields: readonly string[];
  identifies?: 'person' | 'none';
  spine?: boolean;
  /** Fields that name a row; nothing does when left out, but in the register of record the number. */
  key?: readonly string[];
  onePerPerson?: boolean;
}>;

/** A lake in a folder of its own, for tests of stages that read registers. */
export type TinyLake = Readonly<{
  lake: Lake;
  deliver: (register: TinyRegister, rows: readonly TinyRow[]) => Promise<DeliveredSource>;
  build: (plan: StagePlan) => Promise<DatasetVersion>;
  rows: (version: DatasetVersion, statement: Sql) => Promise<Row[]>;
  close: () => Promise<void>;
}>;

/** Opens one; close it after the tests. */
export async function openTinyLake(): Promise<TinyLake> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'chipao-linkage-'));
  const lake = await openLake(folder, { memoryMb: 500, threads: 2 });
  const build = async (plan: StagePlan) => (await buildStage(lake, plan)).version;
  return {
    lake,
    build,
    deliver: async (register, rows) => ({
      contract: contractOf(register),
      version: await build(acceptedPlan(register, rows)),
    }),
    rows: async (version, statement) => {
      const engine = await lake.openEngine([version]);
      const answer = await engine.rows(statement);
      await engine.close();
      return answer;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function contractOf(register: TinyRegister): SourceContract {
  const words = { th: 'ก', en: 'a' };
  return contractSchema.parse({
    id: register.id,
    title: words,
    agency: { id: 'test', name: words },
    controller: words,
    processor: words,
    legalBasis: { law: words, ground: 'test', verified: false },
    classification: 'open',
    freshness: { everyDays: 1, staleAfterDays: 2 },
    file: { pattern: 'x', format: 'delimited' },
    row: words,
    key: register.key ?? (register.spine ? ['pid'] : []),
    onDuplicate: register.spine ? 'reject' : 'flag',
    identifies: register.identifies ?? 'person',
    onePerPerson: register.onePerPerson ?? false,
    spine: register.spine ?? false,
    columns: register.fields.map((field) => ({ name: field, field, read: 'text' })),
  });
}

function acceptedPlan(register: TinyRegister, rows: readonly TinyRow[]): StagePlan {
  const fields = ['row_id', ...register.fields];
  const line = (row: TinyRow, index: number) =>
    sql`select ${join(
      fields.map((field) => {
        const value = field === 'row_id' ? (row['row_id'] ?? index + 1) : (row[field] ?? null);
        return sql`cast(${literal(value)} as ${typeOf(field)}) as ${id(field)}`;
      }),
    )}`;
  const none = sql`select * from (${line({}, 0)}) as nothing where false`;
  return {
    dataset: `intake/${register.id}`,
    parents: [],
    settings: null,
    steps: [{ table: 'accepted', published: true, select: join([none, ...rows.map(line)], ' union all ') }],
  };
}

function typeOf(field: string): Sql {
  if (field === 'row_id' || field.startsWith('amount')) return dialect.type('bigint');
  if (field === 'person_status') return dialect.type('integer');
  if (/(_date|_since|_on|moved_in)$/.test(field)) return dialect.type('date');
  return dialect.type('text');
}
