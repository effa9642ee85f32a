import { problem } from '../../base/errors/index.ts';
import { type Cell, dialect, id, join, literal, type Sql, schemaOf, sql } from '../../base/lake/index.ts';
import type { Text } from '../../base/model/index.ts';
import { explainReason } from '../../stages/intake/index.ts';
import type { Reading } from './reading.ts';

/** What became of a row: refused, or accepted after something in it was mended or dropped. */
export type RowOutcome = 'rejected' | 'repaired';

/** Which rows are wanted; all sources and both outcomes when not said. */
export type RejectsRequest = Readonly<{
  source?: string | undefined;
  outcome?: RowOutcome | undefined;
  /** How many rows are listed; all are counted. */
  limit: number;
}>;

/** How many rows of a source were rejected or mended for one reason. */
export type ReasonCount = Readonly<{ source: string; outcome: RowOutcome; code: string; rows: number }>;

/** One row and why; what stood there is left out, since it can be a person's. */
export type RejectRow = Readonly<{
  source: string;
  file: string;
  /** Counted from 1 after the header. */
  row: number;
  outcome: RowOutcome;
  code: string;
  field: string | null;
  message: Text;
}>;

/** Rows that were rejected or mended, counted by reason and listed by source, file and row. */
export type RejectsAnswer = Readonly<{ total: number; byReason: ReasonCount[]; rows: RejectRow[] }>;

const INTAKE = 'intake/';
const OUTCOMES: readonly RowOutcome[] = ['rejected', 'repaired'];

/** Lists the rows of published sources that were not taken as they were. Throws SOURCE_UNKNOWN. */
export async function listRejects(reading: Reading, request: RejectsRequest): Promise<RejectsAnswer> {
  const marked = markedRows(sourcesOf(reading, request.source), request.outcome);
  const [counted, listed] = await Promise.all([
    reading.serving.rows(sql`
      select source, outcome, code, count(*) as rows
      from (${marked}) as marked
      group by source, outcome, code
      order by source, outcome, rows desc, code`),
    reading.serving.rows(sql`
      select source, file, row_no, outcome, code, field
      from (${marked}) as marked
      order by source, file, row_no, outcome, code, field
      limit ${literal(request.limit)}`),
  ]);
  const byReason = counted.map((row) => ({
    source: textOf(row['source']),
    outcome: outcomeOf(row['outcome']),
    code: textOf(row['code']),
    rows: Number(row['rows']),
  }));
  return {
    total: byReason.reduce((all, { rows }) => all + rows, 0),
    byReason,
    rows: listed.map((row) => ({
      source: textOf(row['source']),
      file: textOf(row['file']),
      row: Number(row['row_no']),
      outcome: outcomeOf(row['outcome']),
      code: textOf(row['code']),
      field: typeof row['field'] === 'string' ? row['field'] : null,
      message: messageOf(textOf(row['code'])),
    })),
  };
}

/** The ids of published sources, or the one that was asked for. */
function sourcesOf(reading: Reading, wanted: string | undefined): string[] {
  const known = reading.serving.versions
    .map(({ dataset }) => dataset)
    .filter((dataset) => dataset.startsWith(INTAKE))
    .map((dataset) => dataset.slice(INTAKE.length))
    .sort();
  if (wanted === undefined) return known;
  if (!known.includes(wanted))
    throw problem('SOURCE_UNKNOWN', { source: wanted.slice(0, 40), known: known.join(', ') });
  return [wanted];
}

/** One row for each reason of each source's rows. */
function markedRows(sources: readonly string[], outcome: RowOutcome | undefined): Sql {
  const outcomes = outcome ? [outcome] : OUTCOMES;
  return join(
    sources.flatMap((source) => outcomes.map((one) => rowsOf(source, one))),
    ' union all ',
  );
}

function rowsOf(source: string, outcome: RowOutcome): Sql {
  const schema = schemaOf(`${INTAKE}${source}`);
  return sql`
    select
      ${literal(source)} as source,
      file.name as file,
      marked.row_no,
      ${literal(outcome)} as outcome,
      marked.code,
      cast(marked.field as ${dialect.type('text')}) as field
    from ${id(`${schema}.${outcome}`)} as marked
    join ${id(`${schema}.files`)} as file on file.file_no = marked.file_no`;
}

function messageOf(code: string): Text {
  return { th: explainReason(code, 'th') ?? code, en: explainReason(code, 'en') ?? code };
}

function outcomeOf(cell: Cell | undefined): RowOutcome {
  return cell === 'repaired' ? 'repaired' : 'rejected';
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
