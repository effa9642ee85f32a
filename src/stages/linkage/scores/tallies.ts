import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { compareAll } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { type Compared, patternOf, populationOf } from './patterns.ts';

const columnOf = (fact: Compared): Sql => id(`${fact}_outcome`);

/** How often each pattern of outcomes was seen among the candidates of each population. */
export function patternTallies({ settings }: LinkageContext): SqlStep {
  return {
    table: 'pattern_tallies',
    select: sql`
    with latest as (
      select max(birth) as birth
      from spine
    ),
    population_of_row as (
      select record, ${populationOf(settings.scores, sql`(select birth from latest)`)} as population
      from residue
    )
    select population_of_row.population, ${patternOf(columnOf)} as pattern, count(*) as pairs
    from compared_candidates
    join population_of_row on population_of_row.record = compared_candidates.record
    group by 1, 2
    order by 1, 2`,
  };
}

/** Outcomes of pairs drawn by their keys, so that the order of rows draws nothing: how often strangers agree by chance. */
export function strangerTallies({ settings }: LinkageContext): SqlStep {
  const size = literal(settings.scores.sample);
  const fields = join(['given', 'family', 'birth', 'birth_precision', 'sex', 'place'].map(id));
  const rows = sql`select ${fields}, number from row_drawn`;
  const people = sql`select ${fields}, number from person_drawn`;
  return {
    table: 'stranger_tallies',
    select: sql`
    with row_drawn as (
      select ${fields}, cast(null as bigint) as number
      from residue
      join (
        select record
        from unsettled_rows
        order by record_key, record
        limit ${size}
      ) as drawn on drawn.record = residue.record
    ),
    person_drawn as (
      select ${fields}, person as number
      from spine
      order by ${dialect.stableOrder(sql`cast(person as varchar)`)}
      limit ${size}
    ),
    compared as (
      ${compareAll(rows, people, settings)}
    )
    select ${patternOf(columnOf)} as pattern, count(*) as pairs
    from compared
    group by 1
    order by 1`,
  };
}

/** How often each fold and the like is borne among the rows and in the register of record: the chance to agree exactly. */
export function chances(): SqlStep {
  const fields = { given: 'given', family: 'family', birth: 'birth_day', sex: 'sex', place: 'place' };
  const parts = Object.entries(fields).map(
    ([fact, field]) => sql`
    select ${literal(fact)} as fact, sum(cast(in_rows as double) * in_spine) / greatest(1, (
        select count(${id(field)}) from residue
      ) * cast((select count(${id(field)}) from spine) as double)) as chance
    from (select ${id(field)} as value, count(*) as in_rows from residue where ${id(field)} is not null group by 1) as row_values
    join (select ${id(field)} as value, count(*) as in_spine from spine where ${id(field)} is not null group by 1) as spine_values
      on spine_values.value = row_values.value`,
  );
  return { table: 'chances', select: join(parts, '\n    union all') };
}

/** People of the register of record who share family name and place, two and two, and what else such kin share. */
export function kinTallies(): SqlStep {
  const shared = {
    kin: [],
    birth: [sql`birth_day`],
    year: [sql`date_trunc('year', birth)`],
    sex: [sql`sex`],
    given: [sql`given`],
  };
  const parts = Object.entries(shared).map(
    ([fact, more]) => sql`
    select ${literal(fact)} as fact, coalesce(sum(members * (members - 1)), 0) as pairs
    from (
      select count(*) as members
      from spine
      where family is not null and place is not null
      group by ${join([sql`family`, sql`place`, ...more])}
    ) as families`,
  );
  return { table: 'kin_tallies', select: join(parts, '\n    union all') };
}

/** The share of the register of record that bears each fold as a given and as a family name. */
export function foldShares(): SqlStep {
  return {
    table: 'fold_shares',
    select: sql`
    with borne as (
      select given as fold, 1 as as_given, 0 as as_family from spine where given is not null
      union all
      select family, 0, 1 from spine where family is not null
    ),
    bearers as (
      select fold, sum(as_given) as as_given, sum(as_family) as as_family
      from borne
      group by fold
    ),
    total as (
      select greatest(1, sum(as_given)) as as_given, greatest(1, sum(as_family)) as as_family
      from bearers
    )
    select
      fold,
      log2(greatest(1, bearers.as_given) / cast(total.as_given as double)) as given_bits,
      log2(greatest(1, bearers.as_family) / cast(total.as_family as double)) as family_bits
    from bearers
    cross join total`,
  };
}
