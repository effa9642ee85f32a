import { problem } from '../../base/errors/index.ts';
import { type Engine, sql } from '../../base/lake/index.ts';
import { isCutShort } from './odd-values.ts';

/** How many records each file has. Throws LINK_FILE_EMPTY for a file without any. */
export async function checkRows(engine: Engine, paths: readonly string[]): Promise<number[]> {
  const rows = await engine.rows(
    sql`select cast(file as integer) as file, cast(count(*) as integer) as records from records group by file`,
  );
  const counts = new Map(rows.map((row) => [Number(row['file']), Number(row['records'])]));
  return paths.map((path, file) => {
    const count = counts.get(file);
    if (count === undefined) throw problem('LINK_FILE_EMPTY', { path });
    return count;
  });
}

/**
 * Refuses ids that do not name one record of their file; records are numbered by id, so equal ones are neighbours. Tells whether
 * files share ids. Throws LINK_ID_SHARED and LINK_ID_CUT_SHORT.
 */
export async function checkIds(
  engine: Engine,
  column: string | undefined,
  files: number,
): Promise<Readonly<{ idsMeet: boolean }>> {
  if (column === undefined) return { idsMeet: files > 1 };
  const [row] = await engine.rows(sql`
    select count(*) filter (where other.rid is not null or one.own_id is null) as shared,
      count(*) filter (where ${isCutShort(sql`one.own_id`)}) as cut_short
    from records as one
    left join records as other
      on other.rid = one.rid + 1
      and other.own_id = one.own_id
      and other.file = one.file`);
  const [shared, cutShort] = [Number(row?.['shared']), Number(row?.['cut_short'])];
  if (shared > 0 && cutShort > 0) throw problem('LINK_ID_CUT_SHORT', { column, rows: cutShort });
  if (shared > 0) throw problem('LINK_ID_SHARED', { column, rows: shared });
  if (files === 1) return { idsMeet: false };
  const [met] = await engine.rows(sql`select count(distinct own_id) < count(*) as meet from records`);
  return { idsMeet: met?.['meet'] === true };
}

/** Refuses a truth by which no two records are one person. Throws LINK_TRUTH_ALONE. */
export async function checkTruth(engine: Engine, column: string | undefined): Promise<void> {
  if (column === undefined) return;
  const [row] = await engine.rows(sql`select count(truth) = count(distinct truth) as alone from records`);
  if (row?.['alone'] === true) throw problem('LINK_TRUTH_ALONE', { column });
}
