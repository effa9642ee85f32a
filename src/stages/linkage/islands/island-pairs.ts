import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { comparePairs } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { populationOf } from '../scores/index.ts';

/**
 * Rows of people outside the register of record that no reviewer took away, each with the person whom number or face made of it.
 * A number counts only where it is believed. Nobody where there is no model to score them by.
 */
export function islandRows({ settings }: LinkageContext): SqlStep {
  return {
    table: 'island_rows',
    select: sql`
    with latest as (
      select max(birth) as birth
      from spine
    ),
    island_row as (
      select
        islands.source,
        islands.record,
        islands.person,
        given, family, birth, birth_precision, birth_day, sex, place,
        case when islands.anchored_by = 'number' and islands.carries_anchor then loose_rows.number end as number
      from islands
      join loose_rows on loose_rows.record = islands.record
      where islands.record not in (select record from cut_rows) and exists (select 1 from link_model)
    )
    select island_row.*, ${populationOf(settings.scores, sql`(select birth from latest)`)} as population
    from island_row`,
  };
}

/** How many rows each block of people outside the register brings together; larger ones than the settings allow are left out. */
export function islandBlocks({ settings }: LinkageContext): SqlStep {
  const { blocks, largestBlock } = settings.islands;
  const sizes = blocks.map(
    (fields, number) => sql`
      select ${literal(number)} as block, ${dialect.textKey(join(fields.map(id)))} as key, count(*) as rows_in_block
      from island_rows
      where ${join(
        fields.map((field) => sql`${id(field)} is not null`),
        ' and ',
      )}
      group by ${join(fields.map(id))}`,
  );
  return {
    table: 'island_blocks',
    select: sql`
    with block as (
      ${join(sizes, '\n      union all ')}
    )
    select
      block,
      case when rows_in_block * (rows_in_block - 1) // 2 > ${literal(largestBlock)} then key end as left_out,
      rows_in_block,
      count(*) as blocks
    from block
    where rows_in_block > 1
    group by all`,
  };
}

/** Pairs of rows of different people whom a block brings together, with how they compare. */
export function islandPairs({ settings }: LinkageContext): SqlStep {
  const blocks = settings.islands.blocks.map((fields, number) => {
    const equal = fields.map((field) => sql`one.${id(field)} = other.${id(field)}`);
    return sql`
      select one.record, other.record as other_record
      from island_rows as one
      join island_rows as other on ${join(equal, ' and ')} and one.record < other.record and one.person <> other.person
      where not exists (
        select 1
        from island_blocks
        where block = ${literal(number)}
          and left_out = ${dialect.textKey(join(fields.map((field) => sql`one.${id(field)}`)))}
      )`;
  });
  const pairs = sql`
      select pair.record, pair.other_record as person, ${side('row', 'one')}, ${side('person', 'other')}
      from (${join(blocks, '\n      union')}) as pair
      join island_rows as one on one.record = pair.record
      join island_rows as other on other.record = pair.other_record`;
  return { table: 'island_pairs', select: comparePairs(pairs, settings) };
}

const COMPARED_COLUMNS = ['given', 'family', 'birth', 'birth_precision', 'sex', 'place', 'number'];

function side(prefix: string, row: string): Sql {
  return join(COMPARED_COLUMNS.map((field) => sql`${id(`${row}.${field}`)} as ${id(`${prefix}_${field}`)}`));
}

/** How many people outside the register bear each name, birth date and place. */
export function borneByIslanders(): SqlStep {
  const fields = { given: 'given', family: 'family', birth: 'birth_day', place: 'place' };
  const parts = Object.entries(fields).map(
    ([fact, field]) => sql`
    select ${literal(fact)} as fact, ${dialect.textKey(id(field))} as value_key, count(distinct person) as bearers
    from island_rows
    where ${id(field)} is not null
    group by ${id(field)}`,
  );
  return { table: 'borne_by_islanders', select: join(parts, '\n    union all') };
}
