import {
  type Cell,
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Sql,
  schemaOf,
  sql,
} from '../../base/lake/index.ts';
import type { DatasetVersion, Language } from '../../base/model/index.ts';
import { explainReason } from './reasons.ts';

/** A row that was rejected, as people are told of it. */
export type RejectedRow = Readonly<{
  source: string;
  file: string;
  row: number;
  code: string;
  field: string | null;
  sentence: string;
  /** What stood there, shortened; only when asked for, because it can be a person's. */
  value?: string | null;
}>;

export type RejectsQuestion = Readonly<{
  /** Versions of `intake/<source>` that the engine sees. */
  versions: readonly DatasetVersion[];
  language: Language;
  code?: string;
  limit: number;
  values?: 'shown' | 'hidden';
}>;

/** Lists rejected rows of sources, by source, file and row. */
export async function readRejects(engine: Engine, question: RejectsQuestion): Promise<RejectedRow[]> {
  const { versions, language, limit, values = 'hidden' } = question;
  if (versions.length === 0) return [];
  const rows = await engine.rows(sql`
    ${join(
      versions.map(({ dataset }) => rejectsOf(dataset, question.code)),
      ' union all ',
    )}
    order by source, file, row, code
    limit ${literal(limit)}`);
  return rows.map((row) => {
    const code = textOf(row['code']) ?? '';
    return {
      source: textOf(row['source']) ?? '',
      file: textOf(row['file']) ?? '',
      row: Number(row['row']),
      code,
      field: textOf(row['field']),
      sentence: explainReason(code, language) ?? '',
      ...(values === 'shown' ? { value: textOf(row['value']) } : {}),
    };
  });
}

function rejectsOf(dataset: string, code: string | undefined): Sql {
  const schema = schemaOf(dataset);
  return sql`
    select
      ${literal(dataset.replace(/^intake\//, ''))} as source,
      file.name as file,
      rejected.row_no as row,
      rejected.code,
      cast(rejected.field as ${dialect.type('text')}) as field,
      rejected.value
    from ${id(`${schema}.rejected`)} as rejected
    join ${id(`${schema}.files`)} as file on file.file_no = rejected.file_no
    where ${code === undefined ? sql`true` : sql`rejected.code = ${literal(code)}`}`;
}

function textOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
