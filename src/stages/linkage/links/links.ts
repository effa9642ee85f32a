import { dialect, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf, sourceOf } from '../rows/index.ts';
import { kindOf, probabilityOf } from './link-kinds.ts';
import { tierNumber } from './linked-rows.ts';

/**
 * Every row of every source and its person, with the tier that linked them, the facts that agreed, the weight of these in bits, and
 * what was repaired in the number. Rows are put in order as few integers; what is said of a kind of link is joined afterwards.
 */
export function links(context: LinkageContext): SqlStep {
  return {
    table: 'links',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
    with packed_row as (
      ${packedRows(context)}
    ),
    row_in_order as (
      select * from packed_row order by person_id, record
    )
    select
      row_in_order.person_id,
      link_kinds.source,
      ${rowIdOf(sql`link_kinds.source_number`, sql`record`)} as row_id,
      link_kinds.tier,
      link_kinds.agree_given,
      link_kinds.agree_family,
      link_kinds.agree_birth,
      link_kinds.agree_sex,
      coalesce(row_in_order.weight, link_kinds.weight) as weight,
      case
        when row_in_order.weight is null then link_kinds.probability
        else ${probabilityOf(sql`row_in_order.weight`)}
      end as probability,
      link_kinds.repair
    from row_in_order
    left join link_kinds on link_kinds.kind = row_in_order.kind`,
  };
}

/** The register of record's own rows and those that the number alone settles, whose ids are plain but for a few; then the others. */
function packedRows({ decisions }: LinkageContext): Sql {
  const uncut = decisions.length > 0 ? sql`record not in (select record from cut_rows)` : sql`true`;
  const same = codeOf('same');
  const settled = kindOf({
    given_outcome: same,
    family_outcome: same,
    birth_outcome: same,
    sex_outcome: sql`sex_outcome`,
    tier: tierNumber('number'),
    source: sourceOf(sql`record`),
  });
  return sql`
      select
        coalesce(new_ids.person_id, spine.anchor_key) as person_id,
        record,
        ${kindOf({ tier: tierNumber('spine'), source: sql`source` })} as kind,
        cast(null as double) as weight
      from spine
      left join new_ids on new_ids.anchor_key = spine.anchor_key
      where ${uncut}
      union all
      select coalesce(new_ids.person_id, records.anchor_key), record, ${settled}, null
      from records
      left join new_ids on new_ids.anchor_key = records.anchor_key
      where settled and ${uncut}
      union all
      select person_id, record, kind, weight
      from scored_links`;
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
