import { type Steward, withinArea } from '../../../base/access/index.ts';
import { type Sql, sql } from '../../../base/lake/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../../../base/model/index.ts';

/**
 * Pairs of an area: both records lie in it. A record is where it says, else where its person is counted. One that is nowhere goes
 * with its counterpart, since nobody else could judge it; a pair that is nowhere is of the whole country alone.
 */
export function pairsInScope(area: AreaCode): Sql {
  if (area === COUNTRY_CODE) return sql`select * from linkage.review_pairs`;
  const here = sql`(village_code is null or ${withinArea('village_code', area)})`;
  return sql`
    with record_here as (
      select source, row_id, village_code
      from linkage.review_records
      where ${here}
    ),
    home_here as (
      select person_id, village_code
      from areas.people
      where ${here}
        and person_id in (
          select left_person from linkage.review_pairs
          union all
          select right_person from linkage.review_pairs
        )
    )
    select review_pairs.*
    from linkage.review_pairs
    join record_here as left_record
      on left_record.source = review_pairs.left_source and left_record.row_id = review_pairs.left_row_id
    join record_here as right_record
      on right_record.source = review_pairs.right_source and right_record.row_id = review_pairs.right_row_id
    left join home_here as left_home on left_home.person_id = review_pairs.left_person
    left join home_here as right_home on right_home.person_id = review_pairs.right_person
    where (left_record.village_code is not null or left_home.person_id is not null)
      and (right_record.village_code is not null or right_home.person_id is not null)
      and coalesce(
        left_record.village_code, left_home.village_code, right_record.village_code, right_home.village_code
      ) is not null`;
}

/** Records that surely lie in an area, each once. */
export function recordsInScope(area: AreaCode): Sql {
  if (area === COUNTRY_CODE) return sql`select * from linkage.review_records`;
  const here = withinArea('village_code', area);
  return sql`
    select *
    from linkage.review_records
    where ${here}
    union all
    select *
    from linkage.review_records
    where village_code is null
      and record_key in (
        select record_key
        from (
          select left_key as record_key, left_person as person_id from linkage.review_pairs
          union all
          select right_key, right_person from linkage.review_pairs
        ) as holder
        join (select person_id from areas.people where ${here}) as home on home.person_id = holder.person_id
      )`;
}

/** The same of one pair whose places are read already; null is a record that is nowhere, undefined one of nobody. */
export function isInScope(steward: Steward, places: readonly (string | null | undefined)[]): boolean {
  if (steward.area === COUNTRY_CODE) return true;
  if (places.includes(undefined)) return false;
  const known = places.filter((place) => typeof place === 'string');
  return known.length > 0 && known.every((place) => place.startsWith(steward.area));
}
