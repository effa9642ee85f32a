import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { weightOf } from '../../../linker/index.ts';
import { NUMBER_WAY, SLIP_WAY } from '../candidates.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { identitiesIn, rowIdOf } from '../rows/index.ts';
import { COMPARED } from '../scores/index.ts';
import { evidenceOf } from './evidence.ts';

const OUTCOMES = COMPARED.map((fact) => id(`${fact}_outcome`));

/**
 * Pairs of rows of which neither the number nor the score is sure. With the register of record: rows that may be somebody's, rows
 * that carry their number and may not be theirs, and links that are weak. Outside it: people who may be one. And people who hang
 * together by one weak pair only, or have very many rows.
 */
export function doubtfulPairs({ settings }: LinkageContext): SqlStep {
  const { accept, review } = settings.scores;
  const [surely, perhaps] = [literal(weightOf(accept)), literal(weightOf(review))];
  return {
    table: 'doubtful_pairs',
    select: sql`
    with candidate_pair as (
    select
      ranked_candidates.record,
      ranked_candidates.person,
      spine.record as left_record,
      'candidate' as ground,
      ranked_candidates.population,
      ranked_candidates.given_rarity,
      ranked_candidates.family_rarity,
      ranked_candidates.weight,
      ${join(OUTCOMES.map((outcome) => sql`ranked_candidates.${outcome}`))}
    from ranked_candidates
    join spine on spine.person = ranked_candidates.person
    left join choices on choices.record = ranked_candidates.record
    where not has_another and (
      (choices.record is null and ranked_candidates.weight >= ${perhaps})
      or (choices.record is null and ranked_candidates.way = best_way)
      or (choices.record is null and ranked_candidates.number_outcome = ${codeOf('same')})
      or (choices.person = ranked_candidates.person and ranked_candidates.weight < ${surely})
      or (
        choices.way in (${literal(NUMBER_WAY)}, ${literal(SLIP_WAY)})
        and choices.person <> ranked_candidates.person
        and ranked_candidates.weight >= ${perhaps}
      )
    )
    )
    select * from candidate_pair
    union all
    select record, person, left_record, ground, population, given_rarity, family_rarity, weight, ${join(OUTCOMES)}
    from island_questions
    union all
    select record, person, left_record, 'bridge', population, given_rarity, family_rarity, weight, ${join(OUTCOMES)}
    from large_persons
    where (record, person) not in (select record, person from candidate_pair)`,
  };
}

/** The rows of both sides with their keys; the rows in doubt have theirs, those of the register of record are asked. */
export function reviewedRows(context: LinkageContext): SqlStep {
  const sources = context.spine ? [context.spine] : [];
  return {
    table: 'reviewed_rows',
    select: sql`
    with doubted as (
      select record from doubtful_pairs
      union
      select left_record from doubtful_pairs
    ),
    wanted_row as (
      select distinct spine.source, spine.record
      from doubtful_pairs
      join spine on spine.record = doubtful_pairs.left_record
    )
    select unsettled_rows.source, unsettled_rows.record, unsettled_rows.record_key, unsettled_rows.birth
    from unsettled_rows
    join doubted on doubted.record = unsettled_rows.record
    union all
    select source, record, record_key, birth
    from (${identitiesIn(sql`wanted_row`, sources, context)}) as identity`,
  };
}

/** The same pairs as a reviewer gets them; what touches a benefit and what is least certain is worth most. */
export function reviewPairs({ settings }: LinkageContext): SqlStep {
  const benefits = [...settings.review.benefits.map((source) => literal(source)), literal('')];
  const probability = sql`coalesce(round(1 / (1 + pow(2, -doubtful_pairs.weight)), 6), 0.5)`;
  const pairKey = dialect.stableNumber(
    sql`cast(least(left_row.record_key, right_row.record_key) as varchar) || '|' || cast(greatest(left_row.record_key, right_row.record_key) as varchar)`,
  );
  return {
    table: 'review_pairs',
    published: true,
    select: sql`
    with latest as (
      select max(birth) as birth
      from spine
    ),
    explained_pair as (
      ${evidenceOf(sql`doubtful_pairs`)}
    ),
    pair as (
      select
        ${pairKey} as pair_key,
        left_source.name as left_source,
        ${rowIdOf(sql`left_row.record`)} as left_row_id,
        left_row.record_key as left_key,
        right_source.name as right_source,
        ${rowIdOf(sql`right_row.record`)} as right_row_id,
        right_row.record_key as right_key,
        left_person.person_id as left_person,
        right_person.person_id as right_person,
        case
          when left_person.person_id <> right_person.person_id then 'merge'
          when doubtful_pairs.ground = 'bridge' then 'bridge'
          else 'split'
        end as kind,
        ${probability} as probability,
        coalesce(round(doubtful_pairs.weight, 3), 0) as weight,
        explained_pair.evidence,
        right_source.name in (${join(benefits)}) or left_source.name in (${join(benefits)}) as touches_benefit,
        coalesce(${dialect.yearsBetween(sql`coalesce(left_row.birth, right_row.birth)`, sql`latest.birth`)} >= ${literal(settings.review.adultAge)}, true) as adults
      from doubtful_pairs
      cross join latest
      join explained_pair
        on explained_pair.record = doubtful_pairs.record and explained_pair.person = doubtful_pairs.person
      join reviewed_rows as left_row on left_row.record = doubtful_pairs.left_record
      join reviewed_rows as right_row on right_row.record = doubtful_pairs.record
      join source_names as left_source on left_source.source = left_row.source
      join source_names as right_source on right_source.source = right_row.source
      join people as left_person on left_person.person = doubtful_pairs.person
      join keyed_rows on keyed_rows.record = doubtful_pairs.record
      join people as right_person on right_person.person = keyed_rows.person
    ),
    pair_once as (
      select pair.*, row_number() over (partition by pair_key order by kind, right_row_id, left_row_id) as place_in_order
      from pair
    )
    select
      pair_key, left_source, left_row_id, left_key, right_source, right_row_id, right_key, left_person, right_person,
      kind, probability, weight, evidence,
      ${worth()} as value,
      touches_benefit, adults
    from pair_once
    where place_in_order = 1
    order by value desc, pair_key`,
  };
}

/** Half-half is worth most; money doubles it, and so does taking apart what stands. */
function worth(): Sql {
  return sql`round(
        probability * (1 - probability)
          * case when touches_benefit then 2 else 1 end
          * case when kind in ('split', 'bridge') then 2 else 1 end,
        6
      )`;
}
