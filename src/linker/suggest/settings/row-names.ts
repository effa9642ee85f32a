import { type Engine, type Sql, sql } from '../../../base/lake/index.ts';
import { type GivenFiles, type SampledColumn, shareOf } from './read-sample.ts';

/** Columns that name rows. */
export type RowNames = Readonly<{
  /** The column that names a record: known in every row and never twice in a file. */
  id: string | undefined;
  /** Further columns of one file whose values never come twice: no two records can agree on them. */
  neverTwice: readonly string[];
}>;

const SAYS_ID = /(^|[^a-z])(id|uid|uuid|guid|key|rec|record|row)([^a-z]|$)/i;

/** Where so many values of one file are in another too, the column names people and not rows; unless it counts. */
const MEETING = 0.05;

/** Numbers so few times higher than the count of rows are given one after the other. */
const SERIAL = 10;

/** Looks for the columns that name rows, over all rows. */
export async function findRowNames(
  engine: Engine,
  files: GivenFiles,
  truth: string | undefined,
): Promise<RowNames> {
  const likely = files.columns.filter(
    (column) =>
      column.name !== truth &&
      column.known === column.rows.length &&
      column.counts.size === column.known &&
      shareOf(column, (value) => /\s/.test(value)) === 0,
  );
  const unique: SampledColumn[] = [];
  for (const column of likely)
    if (await namesRows(engine, { column: files.column(column.name), serial: isSerial(column, files.rows) }))
      unique.push(column);
  const id = unique.find(({ name }) => SAYS_ID.test(name)) ?? unique[0];
  const rest = unique.filter((column) => column !== id).map(({ name }) => name);
  return { id: id?.name, neverTwice: files.paths.length === 1 ? rest : [] };
}

async function namesRows(
  engine: Engine,
  { column, serial }: Readonly<{ column: Sql; serial: boolean }>,
): Promise<boolean> {
  const [row] = await engine.rows(sql`
    select count(*) as total, count(${column}) as known, count(distinct (file, ${column})) as own,
      count(distinct ${column}) as apart
    from given`);
  const [total = 0, known, own, apart = 0] = ['total', 'known', 'own', 'apart'].map((name) =>
    Number(row?.[name]),
  );
  return known === total && own === total && (serial || apart >= total * (1 - MEETING));
}

/** Whether the values are numbers as rows are numbered, hardly higher than there are rows. */
function isSerial(column: SampledColumn, rows: number): boolean {
  return shareOf(column, (value) => /^[0-9]{1,15}$/.test(value) && Number(value) <= SERIAL * rows) === 1;
}
