import { id, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { type Compared, OTHERS, patternOf, populationOf } from './patterns.ts';

/**
 * Candidates with their weight: bits for "one person" against "strangers or kin". A rare name speaks louder against strangers,
 * not against kin, who share it for being kin. Without a model nobody has a weight.
 */
export function scoredCandidates({ settings }: LinkageContext): SqlStep {
  return {
    table: 'scored_candidates',
    select: sql`
    with latest as (
      select max(birth) as birth
      from spine
    ),
    row_of_population as (
      select record, given, family, number, ${populationOf(settings.scores, sql`(select birth from latest)`)} as population
      from residue
    ),
    scored as (
      select
        compared_candidates.*,
        row_of_population.population,
        row_of_population.number as row_number,
        pattern_scores.match_bits,
        ${rarity('given')} as given_rarity,
        ${rarity('family')} as family_rarity,
        pattern_scores.stranger_bits,
        pattern_scores.kin_bits
      from compared_candidates
      join row_of_population on row_of_population.record = compared_candidates.record
      left join model_bits on true
      left join fold_shares as given_share on given_share.fold = row_of_population.given
      left join fold_shares as family_share on family_share.fold = row_of_population.family
      left join pattern_scores
        on pattern_scores.population = row_of_population.population
        and pattern_scores.pattern = ${patternOf((fact) => id(`${fact}_outcome`))}
    )
    select
      scored.* exclude (match_bits, stranger_bits, kin_bits),
      match_bits - ${sumOfBits(sql`(stranger_bits + given_rarity + family_rarity)`, sql`(kin_bits + given_rarity)`)} as weight
    from scored`,
  };
}

/** The weight of a row whose number and names and birth date are those of the holder; only the sex may vary. */
export function settledWeights(): SqlStep {
  const outcomeOf = (fact: Compared) =>
    fact === 'sex' ? sql`sex_outcome` : fact === 'place' ? codeOf('unknown') : codeOf('same');
  return {
    table: 'settled_weights',
    select: sql`
    select
      outcomes.sex_outcome,
      match_bits - ${sumOfBits(sql`stranger_bits`, sql`kin_bits`)} as weight
    from (values (0), (1), (2), (3)) as outcomes(sex_outcome)
    join pattern_scores
      on pattern_scores.population = ${literal(OTHERS)}
      and pattern_scores.pattern = ${patternOf(outcomeOf)}`,
  };
}

/** How many bits more often (negative: more seldom) than names on average this one is borne; nothing unless it agrees. */
function rarity(fact: Compared): Sql {
  const share = id(`${fact}_share.${fact}_bits`);
  return sql`case when ${id(`${fact}_outcome`)} = ${codeOf('same')} then coalesce(${share} - ${id(`model_bits.${fact}_bits`)}, 0) else 0 end`;
}

/** Bits of the sum of two probabilities that are given in bits. */
export function sumOfBits(one: Sql, other: Sql): Sql {
  return sql`(greatest(${one}, ${other}) + log2(${literal(1)} + pow(2, -abs(${one} - ${other}))))`;
}
