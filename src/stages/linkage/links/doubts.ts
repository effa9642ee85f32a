import { literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf } from '../rows/index.ts';

/**
 * What a person should look at. The person named is the one in doubt: whose number the row carries though it seems to be
 * somebody else's, of whom this is one more row in a source that has one a person, or who is one of several candidates.
 */
export function doubts({ settings }: LinkageContext): SqlStep {
  return {
    table: 'doubts',
    published: true,
    select: sql`
    with doubted_holder as (
      select ranked_candidates.record, ranked_candidates.person
      from ranked_candidates
      left join choices
        on choices.record = ranked_candidates.record
        and choices.person = ranked_candidates.person
      where ranked_candidates.number_outcome = ${codeOf('same')} and choices.record is null
      union all
      select record, person
      from numbered_rows
      where not believed
    ),
    equal_candidate as (
      select ranked_candidates.record, ranked_candidates.person
      from ranked_candidates
      left join choices on choices.record = ranked_candidates.record
      where ranked_candidates.way = best_way and choices.record is null
      union all
      select record, person
      from faced_rows
      where equals > 1
    ),
    shown_candidate as (
      select record, person, row_number() over (partition by record order by person) as place_in_order
      from equal_candidate
    ),
    doubt_about_row as (
      select record, person, 'same-number-different-person' as reason
      from doubted_holder
      union all
      select record, person, 'several-candidates'
      from shown_candidate
      where place_in_order <= ${literal(settings.candidatesShown)}
    ),
    row_in_order as (
      select
        links.source,
        links.row_id,
        links.person_id,
        row_number() over (partition by links.source, links.person_id order by links.row_id) as place_in_order
      from links
      join row_counts on row_counts.person_id = links.person_id and row_counts.may_have_second_rows
      join source_names on source_names.name = links.source and source_names.bit > 0
    ),
    doubt as (
      select
        source_names.name as source,
        ${rowIdOf(sql`residue.record`)} as row_id,
        people.person_id,
        doubt_about_row.reason
      from doubt_about_row
      join residue on residue.record = doubt_about_row.record
      join people on people.person = doubt_about_row.person
      join source_names on source_names.source = residue.source
      union all
      select source, row_id, person_id, 'duplicate-in-source'
      from row_in_order
      where place_in_order > 1
    )
    select source, row_id, person_id, reason
    from doubt
    order by source, row_id, reason, person_id`,
  };
}
