import { id, join, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageSettings } from '../settings.ts';
import { birthOutcome, equalOutcome, nameOutcome } from './outcomes.ts';

/**
 * The outcomes of pairs of a row and a known person. `pairs` has the columns record, person, and for row_ and person_: given,
 * family, birth, birth_precision, sex, place, number. The letters of a fold are joined only where two folds differ.
 */
export function comparePairs(pairs: Sql, settings: LinkageSettings): Sql {
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
      ${outcomes({ given: foldsOf('given'), family: foldsOf('family') }, settings)}
    from pair_with_doubts
    left join folds as row_given_fold on row_given_fold.fold = row_given_doubt
    left join folds as person_given_fold on person_given_fold.fold = person_given_doubt
    left join folds as row_family_fold on row_family_fold.fold = row_family_doubt
    left join folds as person_family_fold on person_family_fold.fold = person_family_doubt`;
}

/**
 * The same of every row of one table beside every person of another, both few: their letters are looked up before they are
 * paired. Both have the columns given, family, birth, birth_precision, sex, place, number.
 */
export function compareAll(rows: Sql, persons: Sql, settings: LinkageSettings): Sql {
  return sql`
    with pair as (
      select *
      from (${lettered('row', rows)}) as one_row
      cross join (${lettered('person', persons)}) as one_person
    )
    select ${outcomes({ given: lettersOf('given'), family: lettersOf('family') }, settings)}
    from pair`;
}

const FACTS = ['given', 'family', 'birth', 'birth_precision', 'sex', 'place', 'number'] as const;

/** People with the letters of both names, their columns under the name of their side. */
function lettered(side: 'row' | 'person', people: Sql): Sql {
  const facts = FACTS.map((fact) => sql`one.${id(fact)} as ${id(`${side}_${fact}`)}`);
  return sql`
        select
          ${join(facts)},
          given_fold.fold_key as ${id(`${side}_given_letters`)},
          family_fold.fold_key as ${id(`${side}_family_letters`)}
        from (${people}) as one
        left join folds as given_fold on given_fold.fold = one.given
        left join folds as family_fold on family_fold.fold = one.family
      `;
}

type Letters = readonly [Sql, Sql];

function lettersOf(name: 'given' | 'family'): Letters {
  return [id(`row_${name}_letters`), id(`person_${name}_letters`)];
}

function foldsOf(name: 'given' | 'family'): Letters {
  return [id(`row_${name}_fold.fold_key`), id(`person_${name}_fold.fold_key`)];
}

/** The six outcomes of a pair, each under its name. */
function outcomes(letters: Readonly<{ given: Letters; family: Letters }>, settings: LinkageSettings): Sql {
  const birthOf = (side: 'row' | 'person') => ({
    date: id(`${side}_birth`),
    precision: id(`${side}_birth_precision`),
  });
  return sql`
      ${nameOutcome([sql`row_given`, sql`person_given`], letters.given, settings)} as given_outcome,
      ${nameOutcome([sql`row_family`, sql`person_family`], letters.family, settings)} as family_outcome,
      ${birthOutcome(birthOf('row'), birthOf('person'), settings)} as birth_outcome,
      ${equalOutcome(sql`row_sex`, sql`person_sex`)} as sex_outcome,
      ${equalOutcome(sql`row_place`, sql`person_place`)} as place_outcome,
      ${equalOutcome(sql`row_number`, sql`person_number`)} as number_outcome`;
}
