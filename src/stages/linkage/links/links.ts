import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { agreement } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf } from '../rows/index.ts';
import { placedRows, TIERS, tierNumber } from './linked-rows.ts';

/**
 * Every row of every source and its person, with the tier that linked them, the facts that agreed, the weight of these in bits, and
 * what was repaired in the number. Rows are put in order as integers and get their words afterwards, which halves what is sorted.
 */
export function links(context: LinkageContext): SqlStep {
  const tiers = TIERS.map((tier) => sql`when ${tierNumber(tier)} then ${literal(tier)}`);
  const weight = sql`round(cast(coalesce(linked_row_in_order.weight, settled_weights.weight) as double), 3)`;
  const probability = sql`round(1 / (1 + pow(2, -${weight})), 6)`;
  return {
    table: 'links',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
    with linked_row as (
      ${placedRows(context)}
    ),
    linked_row_in_order as (
      select
        people.person_id, linked_row.source, linked_row.record, tier, repair,
        ${join(['given', 'family', 'birth', 'sex'].map(scoredOutcome))},
        coalesce(linked_row.weight, island_groups.weight) as weight
      from linked_row
      join people on people.person = linked_row.person
      left join island_groups
        on island_groups.person = linked_row.person and not people.leads and linked_row.tier = ${tierNumber('island')}
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
      ${agreement(sql`linked_row_in_order.sex_outcome`, 'same')} as agree_sex,
      ${weight} as weight,
      ${probability} as probability,
      linked_row_in_order.repair
    from linked_row_in_order
    left join settled_weights
      on settled_weights.sex_outcome = linked_row_in_order.sex_outcome
      and linked_row_in_order.tier = ${tierNumber('number')}
    join source_names on source_names.source = linked_row_in_order.source`,
  };
}

/** What agrees of a row whose person a score made one with another: what agreed of the two. */
function scoredOutcome(fact: string): Sql {
  const column = id(`${fact}_outcome`);
  return sql`coalesce(island_groups.${column}, linked_row.${column}) as ${column}`;
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
