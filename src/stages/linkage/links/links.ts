import { dialect, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf, sourceOf } from '../rows/index.ts';
import { kindOf, kindsInParts, probabilityOf, wordsOfKind } from './link-kinds.ts';
import { tierNumber } from './linked-rows.ts';

/**
 * Every row of every source and its person, with the tier that linked them, the facts that agreed, the weight of these in bits, and
 * what was repaired in the number. Few integers are sorted, and words are said of them afterwards without a join, which keeps no
 * order; for the same rows must make the same file.
 */
export function links(context: LinkageContext): SqlStep {
  const ordered = sql`select * from packed_row order by person_id, record`;
  return {
    table: 'links',
    published: true,
    layout: { rowGroupRows: 20_000 },
    spends: ['records', 'scored_links'],
    select: sql`
    with packed_row as (
      ${packedRows(context)}
    ),
    worded_row as (
      select
        person_id, record, source as source_number, weight,${wordsOfKind(context)}
      from (${kindsInParts(ordered)}) as parted
    )
    select
      person_id,
      source,
      ${rowIdOf(sql`source_number`, sql`record`)} as row_id,
      tier, agree_given, agree_family, agree_birth, agree_sex,
      weight,
      ${probabilityOf(sql`weight`)} as probability,
      repair
    from worded_row`,
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
    sex_outcome: sql`records.sex_outcome`,
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
      select coalesce(new_ids.person_id, records.anchor_key), record, ${settled}, round(cast(settled_weights.weight as double), 3)
      from records
      left join settled_weights on settled_weights.sex_outcome = records.sex_outcome
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
