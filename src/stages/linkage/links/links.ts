import {
  type CodeStep,
  dialect,
  literal,
  type PartedStep,
  type Sql,
  type SqlStep,
  sql,
  tableIn,
} from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf, sourceOf } from '../rows/index.ts';
import { kindOf, kindsInParts, probabilityOf, wordsOfKind } from './link-kinds.ts';
import { tierNumber } from './linked-rows.ts';

/** So many rows lie together in a group of a file, and so many in a file: pages read few rows by a person's id. */
const ROWS_A_GROUP = 20_000;
const ROWS_A_FILE = 100 * ROWS_A_GROUP;

/** Every row of every source with its person as few integers: the record, the kind of the link, and its weight. */
export function packedLinks(context: LinkageContext): SqlStep {
  return { table: 'packed_links', select: packedRows(context), spends: ['records', 'scored_links'] };
}

/**
 * Every row of every source and its person, with the tier that linked them, the facts that agreed, the weight of these in bits, and
 * what was repaired in the number. Integers are sorted, some people after others, and all columns are keys, for then the engine
 * moves nothing beside the keys. Words are said of them afterwards without a join, which keeps no order; for the same rows must make
 * the same files.
 */
export function links(context: LinkageContext): PartedStep {
  const ordered = sql`select * from packed_links_part order by person_id, record, kind, weight`;
  return {
    table: 'links_in_parts',
    of: ['packed_links'],
    by: 'person_id',
    parts: stretchesOfPeople(ROWS_A_FILE),
    each: [
      {
        table: 'links',
        published: true,
        layout: { rowGroupRows: ROWS_A_GROUP },
        select: sql`
    with worded_row as (
      select person_id, record, weight,${wordsOfKind(context)}
      from (${kindsInParts(ordered)}) as parted
    )
    select
      person_id,
      source,
      ${rowIdOf(sql`record`)} as row_id,
      tier, agree_given, agree_family, agree_birth, agree_sex,
      weight,
      ${probabilityOf(sql`weight`)} as probability,
      repair
    from worded_row`,
      },
    ],
  };
}

/** Stretches of ids with about so many links each: ids are as good as drawn, so those of one width hold as many. */
export function stretchesOfPeople(links: number): Sql {
  const width = dialect.divided(sql`(highest - lowest)`, sql`parts`);
  return sql`
    with told as (
      select
        coalesce(min(person_id), 0) as lowest,
        coalesce(max(person_id), 0) as highest,
        cast(greatest(1, ceil(count(*) / ${literal(links)})) as bigint) as parts
      from packed_links
    ),
    part_of_told as (
      select lowest, ${width} + 1 as width, ${dialect.numbersBelow(sql`parts`)} as part
      from told
    )
    select lowest + part * width as first, lowest + (part + 1) * width - 1 as last
    from part_of_told
    order by first`;
}

/** Lets the steps that follow read all parts of the links as one table. */
export function wholeLinks(): CodeStep {
  return {
    table: 'whole_links',
    version: 'whole-links-1',
    make: async ({ engine, folder }) => {
      const whole = await tableIn(folder, 'links');
      if (whole) await engine.run(sql`create or replace view links as select * from ${whole}`);
    },
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
  });
  return sql`
      select
        coalesce(new_ids.person_id, spine.anchor_key) as person_id,
        record,
        ${kindOf({ tier: tierNumber('spine') })} as kind,
        cast(null as double) as weight
      from spine
      left join new_ids on new_ids.anchor_key = spine.anchor_key
      where ${uncut}
      union all
      select coalesce(new_ids.person_id, records.anchor_key), record, ${settled}, weight_of_sex.weight
      from records
      left join (
        select sex_outcome, round(cast(weight as double), 3) as weight from settled_weights
      ) as weight_of_sex on weight_of_sex.sex_outcome = records.sex_outcome
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
    spends: ['packed_links'],
    select: sql`
    select
      packed_links.person_id,
      cast(count(*) as integer) as records,
      sum(source_names.bit) > ${dialect.bitOr(sql`source_names.bit`)} as may_have_second_rows
    from packed_links
    join source_names on source_names.source = ${sourceOf(sql`packed_links.record`)}
    group by packed_links.person_id`,
  };
}
