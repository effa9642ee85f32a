import { id, join, type SqlStep, sql } from '../../../base/lake/index.ts';
import { lasts } from '../candidates.ts';
import type { LinkageContext } from '../inputs.ts';
import { sourceOf } from '../rows/index.ts';

/**
 * The rows that may come together, numbered by what they say so that the order of rows decides nothing: those of people whom a
 * score or a reviewer sets beside others, and as guests those of whomever of the register a reviewer put with them.
 */
export function islandNodes({ settings }: LinkageContext): SqlStep {
  return {
    table: 'island_nodes',
    select: sql`
    with reviewed_part as (
      select distinct grouped_people.part
      from grouped_people
      join island_rows on island_rows.person = grouped_people.person
    ),
    reviewed_person as (
      select grouped_people.person, grouped_people.part
      from grouped_people
      join reviewed_part on reviewed_part.part = grouped_people.part
    ),
    concerned as (
      select person from island_rows where record in (select record from island_scores)
      union
      select person from island_rows where record in (select other_record from island_scores)
      union
      select person from reviewed_person
    ),
    guest as (
      ${GUESTS}
    ),
    node as (
      select
        island_rows.source, island_rows.record, unsettled_rows.record_key, island_rows.person,
        island_rows.birth, island_rows.birth_precision, given, family, island_rows.sex, island_rows.place,
        island_rows.number
      from island_rows
      join concerned on concerned.person = island_rows.person
      join unsettled_rows on unsettled_rows.record = island_rows.record
      union all
      select source, record, null, person, birth, null, null, null, sex, null, number
      from guest
    ),
    numbered_node as (
      select
        node.*,
        cast(row_number() over (
          order by
            source, record_key nulls last, number nulls last, given nulls last, family nulls last,
            birth nulls last, birth_precision nulls last, sex nulls last, place nulls last, record
        ) - 1 as integer) as node
      from node
    )
    select
      node, source, record, person,
      min(node) over (partition by person) as first_of_person,
      reviewed_person.part,
      cast(case when source_names.bit > 0 then source else 0 end as integer) as unique_source,
      cast(case when ${lasts(sql`number`, settings)} then dense_rank() over (order by number nulls first) else 0 end as integer) as identity,
      cast(coalesce(sex, 0) as integer) as sex,
      cast(coalesce(year(birth), 0) as integer) as birth_year
    from numbered_node
    join source_names using (source)
    left join reviewed_person using (person)`,
  };
}

/** Rows of whomever a reviewer put with people outside the register. */
const GUESTS = sql`
      select source, record, person, birth, sex, person as number
      from spine
      where person in (select person from reviewed_person)
      union all
      select ${sourceOf(sql`records.record`)}, records.record, spine.person, null, null, spine.person
      from records
      join spine on spine.anchor_key = records.anchor_key
      where settled and spine.person in (select person from reviewed_person) and records.record not in (select record from cut_rows)
      union all
      select source, record, person, null, null, person
      from choices
      where person in (select person from reviewed_person) and record not in (select record from cut_rows)
      union all
      select source, record, -record, null, null, null
      from cut_rows
      where -record in (select person from reviewed_person)`;

/** People outside the register who are one with others, and what speaks for it: the strongest pair of rows between them. */
export function islandGroups(): SqlStep {
  return {
    table: 'island_groups',
    select: sql`
    select
      island_nodes.person,
      island_parts.part,
      cast(island_parts.weight as real) as weight,
      given_outcome, family_outcome, birth_outcome, sex_outcome
    from island_parts
    join island_nodes on island_nodes.node = island_parts.node
    left join island_nodes as one on one.node = island_parts.left_node
    left join island_nodes as other on other.node = island_parts.right_node
    left join island_scores
      on island_scores.record = least(one.record, other.record)
      and island_scores.other_record = greatest(one.record, other.record)`,
  };
}

/** Pairs of rows to ask reviewers about: people who may be one, and people whom a single weak pair holds together. */
export function islandQuestions(): SqlStep {
  const outcomes = ['given', 'family', 'birth', 'sex', 'place', 'number'].map((fact) =>
    id(`island_scores.${fact}_outcome`),
  );
  return {
    table: 'island_questions',
    select: sql`
    select
      other.record,
      one.person,
      one.record as left_record,
      asked.ground,
      population, given_rarity, family_rarity, weight,
      ${join(outcomes)}
    from asked_of_islands as asked
    join island_nodes as one on one.node = asked.left_node
    join island_nodes as other on other.node = asked.right_node
    join island_scores
      on island_scores.record = least(one.record, other.record)
      and island_scores.other_record = greatest(one.record, other.record)`,
  };
}
