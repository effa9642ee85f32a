import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { weightOf } from '../../linker/index.ts';
import { codeOf, comparePairs, guardHolds, ruleHolds } from './compare/index.ts';
import type { LinkageContext } from './inputs.ts';
import type { LinkRule } from './settings.ts';

type Block = LinkageContext['settings']['blocks'][number];

/**
 * How many rows and people each block brings together, and which blocks are so large that they are left out. Blocks of one size
 * are counted together, so the answer is small.
 */
export function blockSizes({ settings }: LinkageContext): SqlStep {
  const sizes = settings.blocks.map((fields, number) => {
    const names = join(fields.map(ofRow));
    const known = join(
      fields.map((field) => sql`residue.${id(field)} is not null`),
      ' and ',
    );
    return sql`
      select ${literal(number)} as block, block_of_rows.key, block_of_rows.rows_in_block, count(*) as people_in_block
      from (
        select ${names}, ${dialect.textKey(names)} as key, count(*) as rows_in_block
        from residue
        where ${known}
        group by ${names}
      ) as block_of_rows
      join spine on ${join(
        fields.map((field) => sql`block_of_rows.${id(field)} = ${ofPerson(field)}`),
        ' and ',
      )}
      group by ${join(fields.map((field) => sql`block_of_rows.${id(field)}`))}, block_of_rows.key, block_of_rows.rows_in_block`;
  });
  return {
    table: 'block_sizes',
    select: sql`
    with block as (
      ${join(sizes, '\n      union all ')}
    )
    select
      block,
      case when rows_in_block * people_in_block > ${literal(settings.largestBlock)} then key end as left_out,
      rows_in_block,
      people_in_block,
      count(*) as blocks
    from block
    group by all`,
  };
}

/** Which people of the spine each unsettled row is compared with: the holder of its number, whose number it is but for a slip, and whom the blocks bring. */
export function candidates({ settings }: LinkageContext): SqlStep {
  const blocks = settings.blocks.map(
    (fields, number) => sql`
    select residue.record, spine.person
    from residue
    join spine on ${join(
      fields.map((field) => sql`residue.${id(field)} = ${ofPerson(field)}`),
      ' and ',
    )}
    where not exists (
      select 1
      from block_sizes
      where block = ${literal(number)} and left_out = ${dialect.textKey(join(fields.map(ofRow)))}
    )`,
  );
  return {
    table: 'candidates',
    select: join(
      [
        sql`select record, holder as person from residue where holder is not null`,
        sql`
    select record, person from slips`,
        ...blocks,
      ],
      '\n    union',
    ),
  };
}

function ofRow(field: Block[number]): Sql {
  return sql`residue.${id(field)}`;
}

function ofPerson(field: Block[number]): Sql {
  return sql`spine.${field === 'number' ? id('person') : id(field)}`;
}

/**
 * How each candidate compares with its row. A number that somebody else of the spine holds says nothing of a candidate; one that
 * is a slip away from the candidate's is near.
 */
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
  return {
    table: 'compared_candidates',
    select: sql`
    with compared as (
      ${comparePairs(pairs, settings)}
    )
    select
      compared.* exclude (number_outcome),
      case when slips.slip is null then number_outcome else cast(${codeOf('near')} as tinyint) end as number_outcome,
      slips.slip
    from compared
    left join slips on slips.record = compared.record and slips.person = compared.person`,
  };
}

/** The number's word comes first, then a number with one slip, then scores, then the rules in the country's order. */
export const NUMBER_WAY = 0;
export const SLIP_WAY = 1;
const SCORE_WAY = 2;
const FIRST_RULE_WAY = 3;

/**
 * Each candidate with the best way to take its row for that person, if there is one, and the best way of all candidates of
 * the row. A number is not believed where somebody else fits name and birth date better: a relative's card, and a twin's. One with a
 * slip needs the country's facts besides. Scores decide where there is a model, rules where there is none; and nobody has two
 * numbers that last.
 */
export function rankedCandidates({ settings }: LinkageContext): SqlStep {
  const isHolder = sql`number_outcome = ${codeOf('same')}`;
  const fits = sql`family_outcome = ${codeOf('same')} and birth_outcome = ${codeOf('same')}`;
  const { accept, ahead } = settings.scores;
  return {
    table: 'ranked_candidates',
    spends: ['scored_candidates'],
    select: sql`
    with candidate as (
      select
        scored_candidates.*,
        given_outcome + family_outcome + birth_outcome as fit,
        ${fits} and given_outcome >= ${codeOf('near')} and not ${isHolder} as rivals_holder,
        ${fits} and place_outcome = ${codeOf('same')} as born_there_then,
        ${hasAnother(settings)} as has_another
      from scored_candidates
    ),
    candidate_among_others as (
      select
        candidate.*,
        max(case when rivals_holder then fit else 0 end) over (partition by record) as best_rival_fit,
        max(case when slip is null then fit end) over (partition by record) as best_other_fit,
        max(case when not has_another then weight end) over (partition by record) as best_weight,
        sum(case when born_there_then then 1 else 0 end) over (partition by record) as twins
      from candidate
    ),
    judged_candidate as (
      select
        record, person, population, given_outcome, family_outcome, birth_outcome, sex_outcome, place_outcome, number_outcome,
        given_rarity, family_rarity, weight, has_another, slip,
        case
          when ${isHolder} and best_rival_fit <= fit and ${guardHolds(settings.guard)}
            then ${literal(NUMBER_WAY)}
          when slip is not null and coalesce(best_other_fit, 0) <= fit and ${ruleHolds(settings.slip)}
            then ${literal(SLIP_WAY)}
          when has_another then null
          when best_weight >= ${literal(weightOf(accept))} and weight > best_weight - ${literal(ahead)}
            then ${literal(SCORE_WAY)}
          when weight is not null then null
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

/** Whether a row has a right number of its own that lasts and is not the candidate's, whose lasts too; false where that is not known. */
function hasAnother(settings: LinkageContext['settings']): Sql {
  const isOther = sql`number_outcome in (${codeOf('differs')}, ${codeOf('near')})`;
  return sql`coalesce(${isOther} and ${lasts(sql`row_number`, settings)} and ${lasts(sql`person`, settings)}, false)`;
}

/** Whether a number is of a kind that its holder keeps for life. */
export function lasts(number: Sql, { lastingNumbers }: LinkageContext['settings']): Sql {
  if (lastingNumbers.length === 0) return sql`false`;
  const first = dialect.divided(number, literal(10 ** 12));
  return sql`${first} in (${join(lastingNumbers.map((digit) => literal(digit)))})`;
}

function ruleCases(rules: readonly LinkRule[]): Sql {
  const cases = rules.map((rule, index) => {
    const twins = rule.refuseTwins ? sql` and twins <= 1` : sql``;
    return sql`when ${ruleHolds(rule)}${twins} then ${literal(FIRST_RULE_WAY + index)}`;
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
      case when best_candidate.way = ${literal(SLIP_WAY)} then best_candidate.slip end as repair,
      best_candidate.given_outcome,
      best_candidate.family_outcome,
      best_candidate.birth_outcome,
      best_candidate.sex_outcome,
      best_candidate.place_outcome,
      best_candidate.number_outcome,
      best_candidate.weight
    from best_candidate
    join residue on residue.record = best_candidate.record
    where best_candidate.equals = 1`,
  };
}
