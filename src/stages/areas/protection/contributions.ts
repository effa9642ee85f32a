import { dialect, id, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';

/** Who adds how much to a sum: rows of `area_no, slice_no, measure_no, value, record_key`, one a person; nothing where no measure adds up. */
export type Contributions = Sql | undefined;

/** Sums of one level while they are worked out. */
export function sumsTable(level: string): string {
  return `sums_of_${level}`;
}

const NOBODY = sql`
  select
    cast(null as integer) as area_no, cast(null as smallint) as slice_no, cast(null as smallint) as measure_no,
    cast(null as bigint) as value, cast(null as bigint) as record_key
  where false`;

/**
 * What is added up in villages: the sum, the keys and the number of those who add to it, and the two largest parts, from which it is
 * told whether a sum gives one of them away.
 */
export function villageSums(each: Contributions): SqlStep {
  return {
    table: sumsTable('village'),
    select: sql`
      select
        area_no, slice_no, measure_no,
        cast(sum(value) as bigint) as value,
        ${dialect.bitXor(sql`record_key`)} as cell_key,
        cast(count(*) as integer) as contributors,
        ${dialect.greatestTwo(sql`value`)} as top
      from (${each ?? NOBODY}) as each_one
      where value > 0
      group by 1, 2, 3`,
  };
}

/** The sums of a level from those of the level it consists of; `parents` is the fragment that joins an area's parent as `parents`. */
export function summedSums({
  level,
  from,
  parents,
}: Readonly<Record<'level' | 'from', string> & { parents: Sql }>): SqlStep {
  const part = (place: number) => dialect.elementOf(sql`part.top`, place);
  return {
    table: sumsTable(level),
    select: sql`
      select
        area_no, slice_no, measure_no,
        cast(sum(value) as bigint) as value,
        ${dialect.bitXor(sql`cell_key`)} as cell_key,
        cast(sum(contributors) as integer) as contributors,
        ${dialect.greatestTwo(sql`largest`)} as top
      from (
        select
          parents.parent_no as area_no, part.slice_no, part.measure_no, part.value, part.cell_key, part.contributors,
          ${part(0)} as largest
        from ${id(sumsTable(from))} as part
        ${parents}
        union all
        select parents.parent_no, part.slice_no, part.measure_no, 0, 0, 0, ${part(1)}
        from ${id(sumsTable(from))} as part
        ${parents}
        where ${part(1)} is not null
      ) as child
      group by 1, 2, 3`,
  };
}
