import { type SqlStep, sql } from '../../base/lake/index.ts';
import { birthOutcome, codeOf, equalOutcome } from './compare/index.ts';
import { identities } from './identities.ts';
import type { LinkageContext } from './inputs.ts';
import { placesElsewhere } from './places.ts';

/** The people whom the register of record knows, each by its number; empty when that register was not delivered. */
export function spine(context: LinkageContext): SqlStep {
  const sources = context.spine ? [context.spine] : [];
  return {
    table: 'spine',
    select: sql`
    with row_of_spine as (
      ${identities(sources, context)}
    ),
    place_elsewhere as (
      ${placesElsewhere(sql`row_of_spine`, sources, context)}
    )
    select
      row_of_spine.source,
      row_of_spine.record,
      row_of_spine.number as person,
      given_name.fold as given,
      family_name.fold as family,
      row_of_spine.birth,
      row_of_spine.birth_precision,
      case when row_of_spine.birth_precision = 3 then row_of_spine.birth end as birth_day,
      row_of_spine.sex,
      coalesce(row_of_spine.place, place_elsewhere.place) as place
    from row_of_spine
    left join names as given_name on given_name.name = row_of_spine.given_name
    left join names as family_name on family_name.name = row_of_spine.family_name
    left join place_elsewhere on place_elsewhere.record = row_of_spine.record`,
  };
}

/**
 * Every other row as integers, beside the person of the spine who holds its number (if any) and how the two compare. Names
 * that differ are not looked at letter by letter here: `sure` rows need no second look, the few others get one later.
 */
export function records(context: LinkageContext): SqlStep {
  const { settings } = context;
  const births = birthOutcome(
    { date: sql`birth`, precision: sql`birth_precision` },
    { date: sql`holder_birth`, precision: sql`holder_birth_precision` },
    settings,
  );
  return {
    table: 'records',
    select: sql`
    with row_of_source as (
      ${identities(context.others, context)}
    ),
    row_beside_holder as (
      select
        row_of_source.source,
        row_of_source.record,
        row_of_source.number,
        given_name.fold as given,
        family_name.fold as family,
        row_of_source.birth,
        row_of_source.birth_precision,
        row_of_source.sex,
        row_of_source.place,
        holder.person as holder,
        holder.given as holder_given,
        holder.family as holder_family,
        holder.birth as holder_birth,
        holder.birth_precision as holder_birth_precision,
        holder.sex as holder_sex
      from row_of_source
      left join names as given_name on given_name.name = row_of_source.given_name
      left join names as family_name on family_name.name = row_of_source.family_name
      left join spine as holder on holder.person = row_of_source.number
    ),
    compared_row as (
      select
        source, record, number, given, family, birth, birth_precision, sex, place, holder,
        ${equalOutcome(sql`given`, sql`holder_given`)} as given_outcome,
        ${equalOutcome(sql`family`, sql`holder_family`)} as family_outcome,
        ${births} as birth_outcome,
        ${equalOutcome(sql`sex`, sql`holder_sex`)} as sex_outcome
      from row_beside_holder
    )
    select
      source, record, number, given, family, birth, birth_precision, sex, place, holder,
      given_outcome, family_outcome, birth_outcome, sex_outcome,
      holder is not null
        and given_outcome = ${codeOf('same')}
        and family_outcome = ${codeOf('same')}
        and (
          birth_outcome >= ${codeOf('near')}
          or (birth_outcome = ${codeOf('unknown')} and sex_outcome = ${codeOf('same')})
        ) as sure
    from compared_row`,
  };
}

/** The rows that the number alone did not settle, with their place also from registers that know it by house or patient. */
export function residue(context: LinkageContext): SqlStep {
  return {
    table: 'residue',
    select: sql`
    with unsettled as (
      select source, record, number, given, family, birth, birth_precision, sex, place, holder
      from records
      where not sure
    ),
    place_elsewhere as (
      ${placesElsewhere(sql`unsettled`, context.others, context)}
    )
    select
      unsettled.source,
      unsettled.record,
      unsettled.number,
      unsettled.given,
      unsettled.family,
      unsettled.birth,
      unsettled.birth_precision,
      case when unsettled.birth_precision = 3 then unsettled.birth end as birth_day,
      unsettled.sex,
      coalesce(unsettled.place, place_elsewhere.place) as place,
      unsettled.holder
    from unsettled
    left join place_elsewhere on place_elsewhere.record = unsettled.record`,
  };
}
