import { type Engine, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { PLANTED_GAPS } from './planted-gaps.ts';

/** What registers do not tell in one programme: of how many planted gaps, and of how many flags that were not planted. */
export type Untold = Readonly<{
  gap: string;
  programme: string;
  /** Conditions that are not known: bit i is condition i of the rules on the day, exceptions after them. */
  unknown: number;
  planted: number;
  flagged: number;
}>;

/** Everybody whom the rules of a programme with planted gaps cannot answer; nobody where no decisions were published. */
export async function untoldAnswers(engine: Engine): Promise<Sql> {
  const rows = await engine.rows(sql`
    select column_name from information_schema.columns
    where table_schema = 'entitlements' and table_name = 'decisions'`);
  const columns = new Set(rows.map((row) => String(row['column_name'])));
  const programmes = [...new Set(PLANTED_GAPS.flatMap(({ sign }) => sign.programme ?? []))];
  const open = programmes.flatMap((programme) => {
    const name = programme.replaceAll('-', '_');
    if (!columns.has(`${name}__answer`)) return [];
    return [
      sql`
        select person_id, ${literal(programme)} as programme, cast(${id(`${name}__unknown`)} as bigint) as unknown
        from entitlements.decisions
        where ${id(`${name}__answer`)} is null`,
    ];
  });
  const nobody = sql`select cast(null as bigint) as person_id, null as programme, cast(null as bigint) as unknown where false`;
  return join([nobody, ...open], ' union all ');
}

/** Counts what was left open by the conditions that are not known, the most first. After `judgeGaps`. */
export async function countUntold(engine: Engine): Promise<Untold[]> {
  const rows = await engine.rows(sql`
    with open_gap as (
      select planted.gap, planted.programme, planted.person_id, true as is_planted
      from planted_gap as planted
      where not exists (
        select 1 from gap_flag as flag
        where flag.kind = planted.kind and flag.person_id = planted.person_id
      )
      union all
      select flag.gap, flag.programme, flag.person_id, false
      from gap_flag as flag
      where not exists (
        select 1 from planted_gap as planted
        where planted.kind = flag.kind and planted.person_id = flag.person_id
      )
    )
    select
      open_gap.gap,
      open_gap.programme,
      untold.unknown,
      count(*) filter (where is_planted) as planted,
      count(*) filter (where not is_planted) as flagged
    from open_gap
    join untold_answer as untold
      on untold.programme = open_gap.programme and untold.person_id = open_gap.person_id
    where open_gap.gap <> 'cannot-tell'
    group by all
    order by count(*) desc, open_gap.gap, open_gap.programme, untold.unknown`);
  return rows.map((row) => ({
    gap: String(row['gap']),
    programme: String(row['programme']),
    unknown: Number(row['unknown']),
    planted: Number(row['planted']),
    flagged: Number(row['flagged']),
  }));
}
