import {
  dialect,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  schemaOf,
  servedByKey,
  sql,
} from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';

const SERVED_ROW_GROUP = 20_000;

/** The table of those of whom a register sent a row that could not be taken. */
export const REFUSED_ROWS = 'refused_rows';

/** Whether the version of a source keeps whom its refused rows are about. */
export function keepsRefused({ tables }: DatasetVersion): boolean {
  const rejected = tables.find(({ name }) => name === 'rejected');
  return rejected?.columns.some(({ name }) => name === 'pid') ?? false;
}

/** The first long number of a line that could not be cut; whether it is somebody's is seen when the person is looked for. */
const FIRST_NUMBER = dialect.firstPart(sql`value`, '[0-9]{9,}');

/** The column that says whether a source sent a row of somebody that could not be taken. */
export function refusedColumn(source: string): string {
  return `refused__${schemaOf(source)}`;
}

/**
 * Of whom some source sent a row that intake refused, found by the number it carries; a row whose key was there before is no loss. Such
 * a source does not say no of them: what it would have said is not known. `refused` is kept for whoever says why.
 */
export function refusedSteps(sources: readonly string[]): SqlStep[] {
  const rows = sources.map(
    (source) => sql`
        select ${literal(source)} as source, coalesce(pid, case when field is null then ${FIRST_NUMBER} end) as pid
        from ${id(`${schemaOf(`intake/${source}`)}.rejected`)}
        where code <> 'KEY_DUPLICATE'`,
  );
  const columns = sources.map(
    (source) => sql`bool_or(source = ${literal(source)}) as ${id(refusedColumn(source))}`,
  );
  return [
    {
      table: 'refused_people',
      select: sql`
      select distinct person.person_id, rejected.source
      from (${join(rows, ' union all')}
      ) as rejected
      join linkage.persons as person on person.pid = rejected.pid`,
    },
    {
      table: REFUSED_ROWS,
      select: sql`select ${join([sql`person_id`, ...columns])} from refused_people group by person_id`,
    },
    {
      table: 'refused',
      published: true,
      layout: servedByKey(SERVED_ROW_GROUP),
      select: sql`select person_id, source from refused_people order by person_id, source`,
    },
  ];
}

/** Of a relative of whom a register sent no row that could be taken but one that could not, nothing is known. */
export function unlessRefused(answer: Sql, source: string): Sql {
  return sql`case when count(record.row_id) > 0 or not coalesce(bool_or(${id(`refused.${refusedColumn(source)}`)}), false) then ${answer} end`;
}

/** Sources that sent a row of one person that could not be taken, for a reader of published profiles. */
export function refusingOf(personId: bigint, refused: Sql): Sql {
  return sql`select source from ${refused} where person_id = ${personId} order by source`;
}
