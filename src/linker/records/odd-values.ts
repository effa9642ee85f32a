import { type Problem, problem } from '../../base/errors/index.ts';
import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';

/** What was noticed of the values of one column. */
export type OddColumn = Readonly<{
  column: string;
  /** No record has a value. */
  empty: boolean;
  /** Records whose long number a spreadsheet wrote like 1.10E+12; they count as not known. */
  cutShort: number;
}>;

/** Stands for a number cut short until it is counted; cleaned text has no capitals, so nothing else is written so. */
const CUT_SHORT = 'E+';
const FORM = ' *[0-9](?:[.,][0-9]+)?[Ee][+][0-9]+ *';

/** The clean text, or the mark where a spreadsheet cut a number short: agreeing on its first digits is no agreement. */
export function markCutShort(raw: Sql, clean: Sql): Sql {
  return sql`case when ${isCutShort(raw)} then ${literal(CUT_SHORT)} else ${clean} end`;
}

/** Whether a text is a number with an exponent; nearly all texts are told by having no plus. */
export function isCutShort(text: Sql): Sql {
  return sql`(${dialect.contains(text, '+')} and ${dialect.matches(text, FORM)})`;
}

/** The columns of `read_rows`, and of which the clean text itself shows a number that was cut short. */
type ReadColumns = Readonly<{
  columns: readonly string[];
  nameOf: (column: string) => Sql;
  keepsSigns: (column: string) => boolean;
}>;

/** Counts what is odd in the table `read_rows`, and makes numbers that were cut short null. */
export async function dropCutShort(
  engine: Engine,
  { columns, nameOf, keepsSigns }: ReadColumns,
): Promise<OddColumn[]> {
  const isCut = (column: string) =>
    keepsSigns(column) ? isCutShort(nameOf(column)) : sql`${nameOf(column)} = ${literal(CUT_SHORT)}`;
  const counts = columns.map(
    (column, index) => sql`
      count(${nameOf(column)}) as ${id(`known_${index}`)},
      count(*) filter (where ${isCut(column)}) as ${id(`cut_${index}`)}`,
  );
  const [row] = await engine.rows(sql`select ${join(counts)} from read_rows`);
  const found = columns.map((column, index) => {
    const cutShort = Number(row?.[`cut_${index}`] ?? 0);
    return { column, empty: Number(row?.[`known_${index}`] ?? 0) === cutShort, cutShort };
  });
  for (const { column, cutShort } of found)
    if (cutShort > 0)
      await engine.run(sql`update read_rows set ${nameOf(column)} = null where ${isCut(column)}`);
  return found.filter(({ empty, cutShort }) => empty || cutShort > 0);
}

/** What a user should be told of the columns, ready to be shown and not to be thrown. */
export function notesOfColumns(odd: readonly OddColumn[]): Problem[] {
  return odd.flatMap(({ column, empty, cutShort }) => [
    ...(cutShort > 0 ? [problem('LINK_NUMBERS_CUT_SHORT', { column, rows: cutShort })] : []),
    ...(empty ? [problem('LINK_COLUMN_EMPTY', { column })] : []),
  ]);
}
