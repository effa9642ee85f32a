import {
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  sql,
} from '../../../base/lake/index.ts';
import { weightOf } from '../../../linker/index.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { COMPARED, type Compared, OTHERS, patternOf, sumOfBits } from '../scores/index.ts';

/** Facts of which the very value that agrees is counted among the people outside the register. */
const COUNTED = ['given', 'family', 'birth', 'place'] as const satisfies readonly Compared[];

/** Pairs less likely than this say nothing that clusters or people would want to know. */
const LEAST = 0.01;

/** What people outside the register are called among the populations of the model, whose outcomes they share and whose prior they do not. */
const AMONG_ISLANDERS = 'islanders-';

/**
 * The people outside the register and what is to be expected of two of them. Their number is rounded up to a power of two, so
 * that one more or less of them does not move every score. Nothing without a model.
 */
export function islanders({ settings }: LinkageContext): SqlStep {
  return {
    table: 'islanders',
    select: sql`
    select
      people,
      log2(${literal(settings.islands.twice)} / people) as prior,
      log2(least(0.5, model_bits.kin_per_person / people)) as kin_prior
    from (
      select pow(2, ceil(log2(greatest(2, count(distinct person))))) as people
      from island_rows
    ) as counted
    cross join model_bits`,
  };
}

/**
 * The model's bits for pairs of people outside the register, the generous chance beforehand included. Two things are theirs alone: the chance beforehand, for they are few,
 * and how common a value is, for many of them come from one place: what they share counts by how many of them bear it, the two
 * themselves left out, if that is more than the register shows.
 */
export function islandBits({ settings }: LinkageContext): SqlStep {
  const lefts = COUNTED.map(
    (fact) => sql`
      left join borne_by_islanders as ${id(`${fact}_borne`)}
        on ${id(`${fact}_borne.fact`)} = ${literal(fact)}
        and ${id(`${fact}_borne.value_key`)} = ${dialect.textKey(id(`one.${fact === 'birth' ? 'birth_day' : fact}`))}`,
  );
  return {
    table: 'island_bits',
    select: sql`
    with pair as (
      select
        island_pairs.record,
        island_pairs.person as other_record,
        ${join(COMPARED.map((fact) => id(`${fact}_outcome`)))},
        case when one.population = other.population then one.population else ${literal(OTHERS)} end as population,
        ${patternOf((fact) => id(`${fact}_outcome`))} as pattern,
        ${join(COUNTED.map((fact) => sql`${rarity(fact)} as ${id(`${fact}_rarity`)}`))}
      from island_pairs
      join island_rows as one on one.record = island_pairs.record
      join island_rows as other on other.record = island_pairs.person
      cross join islanders
      cross join model_bits
      left join fold_shares as given_share on given_share.fold = one.given
      left join fold_shares as family_share on family_share.fold = one.family${join(lefts, '')}
    ),
    scored as (
      select
        pair.* exclude (population),
        ${literal(AMONG_ISLANDERS)} || pair.population as population,
        match_bits - prior_bits.bits + islanders.prior
          - ${sumOfBits(
            sql`(stranger_bits + ${join(
              COUNTED.map((fact) => id(`${fact}_rarity`)),
              ' + ',
            )})`,
            sql`(kin_bits - model_bits.kin_prior + islanders.kin_prior + given_rarity)`,
          )} as weight
      from pair
      cross join islanders
      cross join model_bits
      join prior_bits on prior_bits.population = pair.population
      join pattern_scores on pattern_scores.population = pair.population and pattern_scores.pattern = pair.pattern
    )
    select *
    from scored
    where weight >= ${literal(leastWeight(settings))}`,
  };
}

/** The same with the chance beforehand that the scores agree with. */
export function islandScores({ settings }: LinkageContext): SqlStep {
  return {
    table: 'island_scores',
    select: sql`
    select island_bits.* exclude (weight), weight + island_prior.bits as weight
    from island_bits
    cross join island_prior
    where weight + island_prior.bits >= ${literal(leastWeight(settings))}`,
  };
}

function leastWeight({ scores }: LinkageContext['settings']): number {
  return weightOf(Math.min(LEAST, scores.review));
}

/** How many bits more often than on average in the register the value on which both agree is met by chance. */
function rarity(fact: (typeof COUNTED)[number]): Sql {
  const average = id(`model_bits.${fact}_bits`);
  const share = fact === 'given' || fact === 'family' ? id(`${fact}_share.${fact}_bits`) : average;
  const strangers = sql`log2(greatest(coalesce(${id(`${fact}_borne.bearers`)}, 0) - 2, 1e-9) / islanders.people)`;
  return sql`case when ${id(`${fact}_outcome`)} = ${codeOf('same')} then greatest(coalesce(${share}, ${average}), ${strangers}) - ${average} else 0 end`;
}

/** Says to the model's tables what explains pairs of people outside the register. */
export async function explainIslanders(engine: Engine): Promise<void> {
  await engine.run(sql`
    insert into outcome_bits
    select ${literal(AMONG_ISLANDERS)} || population, fact, outcome, bits
    from outcome_bits`);
  await engine.run(sql`
    insert into prior_bits
    select ${literal(AMONG_ISLANDERS)} || population, islanders.prior + island_prior.bits
    from prior_bits
    cross join islanders
    cross join island_prior`);
}
