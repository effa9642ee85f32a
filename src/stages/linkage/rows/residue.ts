import { dialect, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { withPlaces } from './places.ts';

/** The people of the register of record as integers; empty when that register was not delivered. */
export function spine(): SqlStep {
  return {
    table: 'spine',
    select: asIntegers(sql`select * from holders`, sql`number as person, anchor_key`),
    spends: ['holders'],
  };
}

/** The unsettled rows as integers; the place is also taken from registers that know it by house or patient. */
export function residue(context: LinkageContext): SqlStep {
  const keyed = sql`
      select
        placed.*,
        ${dialect.textKey(sql`given_name`)} as given_key,
        ${dialect.textKey(sql`family_name`)} as family_key
      from (${withPlaces(sql`unsettled_rows`, context.others, context)}) as placed`;
  return {
    table: 'residue',
    select: asIntegers(keyed, sql`number, holder, ${UNHELD} as unheld`),
  };
}

/** The number as it was written, where nobody of the spine bears it. */
const UNHELD = sql`case when holder is null then coalesce(number, unproven) end`;

/** Names become folds. */
function asIntegers(rows: Sql, more: Sql): Sql {
  return sql`
    with keyed_row as (
      ${rows}
    )
    select
      source,
      record,
      given_name_fold.fold as given,
      family_name_fold.fold as family,
      birth,
      birth_precision,
      case when birth_precision = 3 then birth end as birth_day,
      sex,
      place,
      ${more}
    from keyed_row
    left join names as given_name_fold on given_name_fold.name_key = given_key
    left join names as family_name_fold on family_name_fold.name_key = family_key`;
}
