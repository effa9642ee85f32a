import { dialect, join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf, equalOutcome, isBelieved } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { OUTCOMES } from '../settings.ts';
import { identities, identitiesIn } from './identities.ts';

/** The people whom the register of record knows by number, with what tells at a glance that a row is theirs. */
export function holders(context: LinkageContext): SqlStep {
  const sources = context.spine ? [context.spine] : [];
  const unknown = join([...context.settings.fold.unknown.map((name) => literal(name)), sql`''`]);
  return {
    table: 'holders',
    select: sql`
    with row_of_spine as (
      ${identities(sources, context)}
    )
    select
      number,
      case when given_name not in (${unknown}) then ${dialect.textKey(sql`given_name`)} end as given_key,
      case when family_name not in (${unknown}) then ${dialect.textKey(sql`family_name`)} end as family_key,
      birth,
      birth_precision,
      sex
    from row_of_spine`,
  };
}

/**
 * Every other row and whether the number alone settles it: somebody of the spine holds it, both names are spelt alike, the birth
 * date is the same to the day, and the guard holds. Nobody could fit better, so most rows need no folding and no second look.
 */
export function records(context: LinkageContext): SqlStep {
  const believed = OUTCOMES.filter((sex) =>
    isBelieved(context.settings.guard, { given: 'same', family: 'same', birth: 'same', sex }),
  );
  const sexes = [sql`null`, ...believed.map(codeOf)];
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
        holders.number as holder,
        ${equalOutcome(sql`row_of_source.sex`, sql`holders.sex`)} as sex_outcome,
        ${dialect.textKey(sql`row_of_source.given_name`)} = holders.given_key
          and ${dialect.textKey(sql`row_of_source.family_name`)} = holders.family_key
          and row_of_source.birth = holders.birth
          and row_of_source.birth_precision = 3
          and holders.birth_precision = 3 as is_alike
      from row_of_source
      left join holders on holders.number = row_of_source.number
    )
    select
      source, record, holder, sex_outcome,
      coalesce(is_alike and sex_outcome in (${join(sexes)}), false) as settled
    from row_beside_holder`,
  };
}

/** The rows that the number alone did not settle. */
export function unsettled(): SqlStep {
  return {
    table: 'unsettled',
    select: sql`
    select source, record, holder
    from records
    where not settled`,
  };
}

/** The same rows with all that tells who somebody is. */
export function unsettledRows(context: LinkageContext): SqlStep {
  return {
    table: 'unsettled_rows',
    select: sql`
    with identity as (
      ${identitiesIn(sql`unsettled`, context.others, context)}
    )
    select identity.*, unsettled.holder
    from identity
    join unsettled on unsettled.record = identity.record`,
  };
}
