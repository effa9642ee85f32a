import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { COMPARED, type Compared } from '../scores/index.ts';
import { OUTCOMES } from '../settings.ts';

/** What a fact is called where people read of it. */
const NAMES: Readonly<Record<Compared, string>> = {
  given: 'given-name',
  family: 'family-name',
  birth: 'birth-date',
  sex: 'sex',
  place: 'place',
  number: 'number',
};

/**
 * Why pairs weigh what they weigh: JSON with the bits of every fact that both sides know, of how rare the names are, of what is
 * taken off because kin share it too, and of the chance before anything is known; together they are the weight.
 */
export function evidenceOf(pairs: Sql): Sql {
  const facts = COMPARED.map((fact, place) => {
    const outcome = sql`pair.${id(`${fact}_outcome`)}`;
    const level = join(
      OUTCOMES.map((word, code) => sql`when ${literal(code)} then ${literal(word)}`),
      ' ',
    );
    return sql`
      select pair.record, pair.person, ${literal(place + 1)} as place, ${literal(NAMES[fact])} as field, case ${outcome} ${level} end as level, outcome_bits.bits
      from pair
      join outcome_bits
        on outcome_bits.population = pair.population
        and outcome_bits.fact = ${literal(place)}
        and outcome_bits.outcome = ${outcome}
      where ${outcome} > 0`;
  });
  return sql`
      with pair as (
        select *
        from ${pairs}
      ),
      fact as (
        ${join(facts, '\n        union all ')}
        union all
        select pair.record, pair.person, 0, 'prior', '', prior_bits.bits
        from pair
        join prior_bits on prior_bits.population = pair.population
        union all
        select record, person, 8, 'given-name-rarity', '', -given_rarity from pair where given_rarity <> 0
        union all
        select record, person, 9, 'family-name-rarity', '', -family_rarity from pair where family_rarity <> 0
      ),
      fact_and_kin as (
        select record, person, place, field, level, bits from fact
        union all
        select pair.record, pair.person, 10, 'kin', '', pair.weight - total.bits
        from pair
        join (select record, person, sum(bits) as bits from fact group by record, person) as total
          on total.record = pair.record and total.person = pair.person
      )
      select
        pair.record,
        pair.person,
        '[' || coalesce(string_agg(
          '{"field":"' || field || '","level":"' || level || '","weight":' || cast(round(bits, 2) as varchar) || '}',
          ',' order by place
        ) filter (where round(bits, 2) <> 0), '') || ']' as evidence
      from pair
      left join fact_and_kin on fact_and_kin.record = pair.record and fact_and_kin.person = pair.person
      group by pair.record, pair.person`;
}
