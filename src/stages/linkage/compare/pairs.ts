import { type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageSettings } from '../settings.ts';
import { birthOutcome, equalOutcome, nameOutcome } from './outcomes.ts';

/**
 * The outcomes of pairs of a row and a known person. `pairs` has the columns record, person, and for row_ and person_: given,
 * family, birth, birth_precision, sex, place, number. The letters of a fold are joined only where two folds differ.
 */
export function comparePairs(pairs: Sql, settings: LinkageSettings): Sql {
  const given = [sql`row_given`, sql`person_given`] as const;
  const family = [sql`row_family`, sql`person_family`] as const;
  return sql`
    with pair as (
      ${pairs}
    ),
    pair_with_doubts as (
      select
        pair.*,
        case when row_given <> person_given then row_given end as row_given_doubt,
        case when row_given <> person_given then person_given end as person_given_doubt,
        case when row_family <> person_family then row_family end as row_family_doubt,
        case when row_family <> person_family then person_family end as person_family_doubt
      from pair
    )
    select
      record,
      person,
      ${nameOutcome(given, [sql`row_given_fold.fold_key`, sql`person_given_fold.fold_key`], settings)} as given_outcome,
      ${nameOutcome(family, [sql`row_family_fold.fold_key`, sql`person_family_fold.fold_key`], settings)} as family_outcome,
      ${birthOutcome(
        { date: sql`row_birth`, precision: sql`row_birth_precision` },
        { date: sql`person_birth`, precision: sql`person_birth_precision` },
        settings,
      )} as birth_outcome,
      ${equalOutcome(sql`row_sex`, sql`person_sex`)} as sex_outcome,
      ${equalOutcome(sql`row_place`, sql`person_place`)} as place_outcome,
      ${equalOutcome(sql`row_number`, sql`person_number`)} as number_outcome
    from pair_with_doubts
    left join folds as row_given_fold on row_given_fold.fold = row_given_doubt
    left join folds as person_given_fold on person_given_fold.fold = person_given_doubt
    left join folds as row_family_fold on row_family_fold.fold = row_family_doubt
    left join folds as person_family_fold on person_family_fold.fold = person_family_doubt`;
}
