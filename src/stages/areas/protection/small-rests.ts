import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';

/** What the rests of areas are found from: figures of each level, which measure counts everybody, and how few people are too few. */
export type RestInputs = Readonly<{
  tables: readonly string[];
  everybody: number;
  floorPeople: number;
}>;

/** Steps from a village up to the country. */
const MOST_STEPS = 4;

/**
 * Areas and groups of them that differ by a few people from another area: those to which all but a few of an area around belong, and local
 * administrations that are a subdistrict or a district but for a few. Whoever had the figures of both would have those of the few by
 * subtraction, so those of the one are not published.
 */
export function smallRests({ tables, everybody, floorPeople }: RestInputs): SqlStep {
  const people = tables.map(
    (table) => sql`
        select area_no, slice_no, value from ${id(table)} where measure_no = ${literal(everybody)}`,
  );
  const ups = Array.from({ length: MOST_STEPS }, (_, steps) => upBy(steps + 1));
  return {
    table: 'small_rests',
    select: sql`
      with people as (${join(people, '\n        union all')}
      ),
      around as (${join(ups, '\n        union all')}
      ),
      ${sharedWithLocals()}
      select area_no, slice_no, cast(min(rest) as integer) as rest
      from (
        select part.area_no, part.slice_no, whole.value - part.value as rest
        from people as part
        join around on around.area_no = part.area_no
        join people as whole on whole.area_no = around.parent_no and whole.slice_no = part.slice_no
        union all
        select own.area_no, own.slice_no, own.value + other.value - 2 * shared.value
        from shared
        join people as own on own.area_no = shared.local_no and own.slice_no = shared.slice_no
        join people as other on other.area_no = shared.area_no and other.slice_no = shared.slice_no
      ) as difference
      where rest > 0 and rest < ${literal(floorPeople)}
      group by 1, 2`,
  };
}

/** How many people each local administration shares with each subdistrict and district, of which it may have some villages and not others. */
function sharedWithLocals(): Sql {
  return sql`official as (
        select village.area_no as village_no, village.parent_no as area_no
        from area_parents as village
        where village.parent_level = 'subdistrict'
        union all
        select village.area_no, subdistrict.parent_no
        from area_parents as village
        join area_parents as subdistrict on subdistrict.area_no = village.parent_no
        where village.parent_level = 'subdistrict'
      ),
      shared as (
        select local.parent_no as local_no, official.area_no, people.slice_no, sum(people.value) as value
        from area_parents as local
        join official on official.village_no = local.area_no
        join people on people.area_no = local.area_no
        where local.parent_level = 'local'
        group by 1, 2, 3
      )`;
}

/** Every area with those that many steps above it. */
function upBy(steps: number): Sql {
  const joins = Array.from({ length: steps - 1 }, (_, step) => {
    const [one, next] = [`up_${step}`, `up_${step + 1}`];
    return sql`join area_parents as ${id(next)} on ${id(`${next}.area_no`)} = ${id(`${one}.parent_no`)}`;
  });
  return sql`
        select up_0.area_no, ${id(`up_${steps - 1}.parent_no`)} as parent_no from area_parents as up_0 ${join(joins, ' ')}`;
}
