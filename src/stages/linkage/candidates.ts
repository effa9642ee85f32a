import { id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { codeOf, comparePairs, guardHolds, ruleHolds } from './compare/index.ts';
import type { LinkageContext } from './inputs.ts';
import type { LinkRule } from './settings.ts';

/** Which people of the spine each unsettled row is compared with: the holder of its number, and whom the blocks bring. */
export function candidates({ settings }: LinkageContext): SqlStep {
  const blocks = settings.blocks.map((fields) => {
    const equal = fields.map((field) => {
      const ofSpine = field === 'number' ? id('person') : id(field);
      return sql`residue.${id(field)} = spine.${ofSpine}`;
    });
    return sql`
    select residue.record, spine.person
    from residue
    join spine on ${join(equal, ' and ')}`;
  });
  return {
    table: 'candidates',
    select: join(
      [sql`select record, holder as person from residue where holder is not null`, ...blocks],
      '\n    union',
    ),
  };
}

/** How each candidate compares with its row. A number that somebody else of the spine holds says nothing of a candidate. */
export function comparedCandidates({ settings }: LinkageContext): SqlStep {
  const pairs = sql`
      select
        candidates.record,
        candidates.person,
        residue.given as row_given,
        residue.family as row_family,
        residue.birth as row_birth,
        residue.birth_precision as row_birth_precision,
        residue.sex as row_sex,
        residue.place as row_place,
        case when coalesce(residue.holder, candidates.person) = candidates.person then residue.number end as row_number,
        spine.given as person_given,
        spine.family as person_family,
        spine.birth as person_birth,
        spine.birth_precision as person_birth_precision,
        spine.sex as person_sex,
        spine.place as person_place,
        spine.person as person_number
      from candidates
      join residue on residue.record = candidates.record
      join spine on spine.person = candidates.person`;
  return { table: 'compared_candidates', select: comparePairs(pairs, settings) };
}

/** The number's word comes before every rule; rules follow from 1 in the country's order. */
export const NUMBER_WAY = 0;

/**
 * Each candidate with the best way to take its row for that person, if there is one, and the best way of all candidates of
 * the row. A number is not believed where somebody else fits name and birth date better: a relative's card, and a twin's.
 */
export function rankedCandidates({ settings }: LinkageContext): SqlStep {
  const isHolder = sql`number_outcome = ${codeOf('same')}`;
  const fits = sql`family_outcome = ${codeOf('same')} and birth_outcome = ${codeOf('same')}`;
  return {
    table: 'ranked_candidates',
    select: sql`
    with candidate as (
      select
        compared_candidates.*,
        given_outcome + family_outcome + birth_outcome as fit,
        ${fits} and given_outcome >= ${codeOf('near')} and not ${isHolder} as rivals_holder,
        ${fits} and place_outcome = ${codeOf('same')} as born_there_then
      from compared_candidates
    ),
    candidate_among_others as (
      select
        candidate.*,
        max(case when rivals_holder then fit else 0 end) over (partition by record) as best_rival_fit,
        sum(case when born_there_then then 1 else 0 end) over (partition by record) as twins
      from candidate
    ),
    judged_candidate as (
      select
        record, person, given_outcome, family_outcome, birth_outcome, sex_outcome, number_outcome,
        case
          when ${isHolder} and best_rival_fit <= fit and ${guardHolds(settings.guard)}
            then ${literal(NUMBER_WAY)}
          ${ruleCases(settings.rules)}
        end as way
      from candidate_among_others
    )
    select
      judged_candidate.*,
      min(way) over (partition by record) as best_way
    from judged_candidate`,
  };
}

function ruleCases(rules: readonly LinkRule[]): Sql {
  const cases = rules.map((rule, index) => {
    const twins = rule.refuseTwins ? sql` and twins <= 1` : sql``;
    return sql`when ${ruleHolds(rule)}${twins} then ${literal(NUMBER_WAY + 1 + index)}`;
  });
  return join(cases, '\n          ');
}

/** The person of each unsettled row for whom exactly one candidate stands on the best way. */
export function choices(): SqlStep {
  return {
    table: 'choices',
    select: sql`
    with best_candidate as (
      select
        ranked_candidates.*,
        count(*) over (partition by record) as equals
      from ranked_candidates
      where way = best_way
    )
    select
      residue.source,
      best_candidate.record,
      best_candidate.person,
      best_candidate.way,
      best_candidate.given_outcome,
      best_candidate.family_outcome,
      best_candidate.birth_outcome,
      best_candidate.sex_outcome
    from best_candidate
    join residue on residue.record = best_candidate.record
    where best_candidate.equals = 1`,
  };
}
