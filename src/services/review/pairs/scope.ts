import { type Steward, scopeOf, withinArea } from '../../../base/access/index.ts';
import { type Sql, sql } from '../../../base/lake/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../../../base/model/index.ts';

/**
 * Pairs a steward may see, of an area: both records lie in it. A record that tells no place is where its counterpart is, since
 * nobody else could judge it; a pair that tells no place at all is of the whole country alone.
 */
export function pairsInScope(steward: Steward, area: AreaCode): Sql {
  if (area === COUNTRY_CODE && steward.area === COUNTRY_CODE) return sql`select * from linkage.review_pairs`;
  const here = sql`
      select source, row_id, village_code
      from linkage.review_records
      where village_code is null
        or (${withinArea('village_code', area)} and ${scopeOf(steward, 'village_code')})`;
  return sql`
    select review_pairs.*
    from linkage.review_pairs
    join (${here}) as left_record
      on left_record.source = review_pairs.left_source and left_record.row_id = review_pairs.left_row_id
    join (${here}) as right_record
      on right_record.source = review_pairs.right_source and right_record.row_id = review_pairs.right_row_id
    where coalesce(left_record.village_code, right_record.village_code) is not null`;
}

/** The same of one pair whose villages are read already; null is a record that tells no place. */
export function isInScope(steward: Steward, villages: readonly (string | null)[]): boolean {
  if (steward.area === COUNTRY_CODE) return true;
  const known = villages.filter((village) => village !== null);
  return known.length > 0 && known.every((village) => village.startsWith(steward.area));
}
