import { type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import { identities } from './identities.ts';
import { placesElsewhere } from './places.ts';

/** The people of the register of record as integers; empty when that register was not delivered. */
export function spine(context: LinkageContext): SqlStep {
  const sources = context.spine ? [context.spine] : [];
  return {
    table: 'spine',
    select: asIntegers({ rows: identities(sources, context), sources, more: sql`number as person` }, context),
  };
}

/** The unsettled rows as integers. */
export function residue(context: LinkageContext): SqlStep {
  const rows = sql`select * from unsettled_rows`;
  return {
    table: 'residue',
    select: asIntegers(
      { rows, sources: context.others, more: sql`number, holder, ${UNHELD} as unheld` },
      context,
    ),
  };
}

/** The number as it was written, where nobody of the spine bears it. */
const UNHELD = sql`case when holder is null then coalesce(number, unproven) end`;

type Rows = Readonly<{ rows: Sql; sources: readonly Source[]; more: Sql }>;

/** Names become folds; the place is also taken from registers that know it by house or patient. */
function asIntegers({ rows, sources, more }: Rows, context: LinkageContext): Sql {
  return sql`
    with identity as (
      ${rows}
    ),
    place_elsewhere as (
      ${placesElsewhere(sql`identity`, sources, context)}
    )
    select
      identity.source,
      identity.record,
      given_name.fold as given,
      family_name.fold as family,
      identity.birth,
      identity.birth_precision,
      case when identity.birth_precision = 3 then identity.birth end as birth_day,
      identity.sex,
      coalesce(identity.place, place_elsewhere.place) as place,
      ${more}
    from identity
    left join names as given_name on given_name.name = identity.given_name
    left join names as family_name on family_name.name = identity.family_name
    left join place_elsewhere on place_elsewhere.record = identity.record`;
}
