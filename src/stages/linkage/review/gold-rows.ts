import { dialect, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { NUMBER_WAY } from '../candidates.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { identitiesIn } from '../rows/index.ts';

/**
 * Rows that the number settles though a name is spelt otherwise, and twins of the register of record: with the number kept back
 * they are as hard to judge as any doubt, and their truth is known. Some of every place, so that each reviewer can be asked.
 */
export function goldRows(context: LinkageContext): SqlStep {
  const same = codeOf('same');
  const sources = context.spine ? [context.spine] : [];
  const some = literal(context.settings.review.goldAPlace);
  return {
    table: 'gold_rows',
    select: sql`
    with respelt as (
      select choices.source, choices.record, spine.source as spine_source, spine.record as spine_record, spine.place
      from choices
      join spine on spine.person = choices.person
      where choices.way = ${literal(NUMBER_WAY)}
        and choices.birth_outcome = ${same}
        and (choices.given_outcome = ${same}) <> (choices.family_outcome = ${same})
    ),
    born_then as (
      select compared_candidates.record, spine.source, spine.record as spine_record, spine.given, spine.place
      from compared_candidates
      join spine on spine.person = compared_candidates.person
      where family_outcome = ${same} and birth_outcome = ${same}
    ),
    twins as (
      select distinct one.source, one.spine_record as record, other.source as spine_source, other.spine_record, one.place
      from born_then as one
      join born_then as other on other.record = one.record and other.place = one.place
      where one.spine_record < other.spine_record and one.given <> other.given
    ),
    pair as (
      select *, 'same' as truth from respelt
      union all
      select *, 'different' from twins
    ),
    pair_in_order as (
      select
        pair.*,
        row_number() over (
          partition by truth, place
          order by ${dialect.stableNumber(sql`cast(record as varchar)`)}, record, spine_record
        ) as place_in_order
      from pair
    ),
    wanted_row as (
      select source, record from pair_in_order where place_in_order <= ${some}
      union
      select spine_source, spine_record from pair_in_order where place_in_order <= ${some}
    )
    select wanted_row.source, wanted_row.record, unsettled_rows.record_key
    from wanted_row
    join unsettled_rows on unsettled_rows.record = wanted_row.record
    union all
    select source, record, record_key
    from (${identitiesIn(sql`wanted_row`, sources, context)}) as identity`,
  };
}

/** Every row that reviewers may be shown, each once, with the place that linking found for it. */
export function shownRows(): SqlStep {
  return {
    table: 'shown_rows',
    select: sql`
    with shown as (
      select source, record, record_key from reviewed_rows
      union
      select source, record, record_key from gold_rows
    )
    select shown.source, shown.record, shown.record_key, coalesce(spine.place, residue.place) as place
    from shown
    left join spine on spine.record = shown.record
    left join residue on residue.record = shown.record`,
  };
}
