import { dialect, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { NUMBER_WAY } from './candidates.ts';
import { agreement, codeOf } from './compare/index.ts';
import { rowIdOf } from './identities.ts';
import type { LinkageContext } from './inputs.ts';

const TIERS = ['spine', 'number', 'name-birth-place', 'island'] as const;

/**
 * Every row of every source and its person, with the tier that linked them and the facts that agreed. Rows are put in order as
 * integers and get their words afterwards, which halves what has to be sorted.
 */
export function links(): SqlStep {
  const tiers = TIERS.map((tier) => sql`when ${tierNumber(tier)} then ${literal(tier)}`);
  return {
    table: 'links',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
    with linked_row as (
      ${linkedRows()}
    ),
    linked_row_in_order as (
      select people.person_id, linked_row.*
      from linked_row
      join people on people.person = linked_row.person
      order by people.person_id, linked_row.record
    )
    select
      linked_row_in_order.person_id,
      source_names.name as source,
      ${rowIdOf(sql`linked_row_in_order.source`, sql`record`)} as row_id,
      case tier ${join(tiers, ' ')} end as tier,
      ${agreement(sql`given_outcome`, 'same')} as agree_given,
      ${agreement(sql`family_outcome`, 'same')} as agree_family,
      ${agreement(sql`birth_outcome`, 'near')} as agree_birth,
      ${agreement(sql`sex_outcome`, 'same')} as agree_sex
    from linked_row_in_order
    join source_names on source_names.source = linked_row_in_order.source`,
  };
}

function linkedRows(): Sql {
  const unknown = sql`cast(${codeOf('unknown')} as tinyint)`;
  const same = sql`cast(${codeOf('same')} as tinyint)`;
  const outcomes = sql`given_outcome, family_outcome, birth_outcome, sex_outcome`;
  const byName = sql`case when way = ${literal(NUMBER_WAY)} then ${tierNumber('number')} else ${tierNumber('name-birth-place')} end`;
  return sql`
      select
        source, record, person, ${tierNumber('spine')} as tier,
        ${unknown} as given_outcome, ${unknown} as family_outcome, ${unknown} as birth_outcome, ${unknown} as sex_outcome
      from spine
      union all
      select source, record, holder, ${tierNumber('number')}, ${same}, ${same}, ${same}, sex_outcome
      from records
      where settled
      union all
      select source, record, person, ${byName}, ${outcomes}
      from choices
      union all
      select source, record, person, ${tierNumber('island')}, ${outcomes}
      from islands`;
}

function tierNumber(tier: (typeof TIERS)[number]): Sql {
  return sql`cast(${literal(TIERS.indexOf(tier))} as tinyint)`;
}

/**
 * How many rows each person has, and whether some source that has one row a person may have two: the sum of the sources' bits
 * is then more than the bits together. One pass over all links, so that the exact search has few rows left.
 */
export function rowCounts(): SqlStep {
  return {
    table: 'row_counts',
    select: sql`
    select
      links.person_id,
      cast(count(*) as integer) as records,
      sum(source_names.bit) > ${dialect.bitOr(sql`source_names.bit`)} as may_have_second_rows
    from links
    join source_names on source_names.name = links.source
    group by links.person_id`,
  };
}

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
      where number_outcome = ${codeOf('same')} and choices.record is null
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
        ${rowIdOf(sql`residue.source`, sql`residue.record`)} as row_id,
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
