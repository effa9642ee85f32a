import { dialect, join, literal, type SqlStep, servedByKey, sql } from '../../../base/lake/index.ts';
import { KINDS, kindBits } from '../confidence.ts';
import { SERVED_BY_KEY } from './memberships.ts';
import { numberRoleOf, SHARED_WAYS } from './shared.ts';

/**
 * Everybody in every household: role, dates, what speaks for it and against it, and how sure it is, in the order of persons. In a
 * register house everybody is of one family, the first unless it was looked at more closely.
 */
export function members(): SqlStep {
  const isRegister = sql`memberships.kind_bits = ${literal(kindBits('register-house'))}`;
  const kinds = KINDS.map((kind) => sql`when ${literal(kindBits(kind))} then ${literal(kind)}`);
  const shared = sql`coalesce(memberships.shared, 0) % ${literal(SHARED_WAYS)}`;
  return {
    table: 'members',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    with told as (
      select
        memberships.household_id,
        memberships.kind_bits,
        memberships.person_id,
        case
          when ${isRegister} then coalesce(
            register_roles.role_in_family,
            ${numberRoleOf(sql`memberships.shared`)},
            register_roles.role_said,
            memberships.role
          )
          else memberships.role
        end as role,
        memberships.since,
        memberships.known,
        ${dialect.orBits(shared, sql`coalesce(company.shared, 0)`)} as shared,
        memberships.valid_from,
        memberships.precision,
        memberships.valid_to,
        case
          when ${isRegister}
            then coalesce(register_roles.family_no, case when memberships.size = 1 then memberships.family end, 1)
        end as family_no
      from memberships
      left join company
        on company.household_id = memberships.household_id and company.person_id = memberships.person_id
      left join register_roles
        on register_roles.household_id = memberships.household_id
        and register_roles.person_id = memberships.person_id
    )
    select
      told.household_id,
      case told.kind_bits ${join(kinds, ' ')} end as kind,
      told.person_id,
      told.role,
      told.since,
      judgements.evidence,
      judgements.conflicts,
      judgements.confidence,
      told.valid_from,
      case told.precision when 1 then 'month' when 2 then 'year' end as valid_from_precision,
      told.valid_to,
      cast(told.family_no as ${dialect.type('integer')}) as family_no
    from told
    join sharings on sharings.kind_bits = told.kind_bits and sharings.shared = told.shared
    join judgements on judgements.known = ${dialect.orBits(sql`told.known`, sql`sharings.told`)}
    order by told.person_id, told.household_id`,
  };
}

/** A page reads the few rows of a household or two with all their columns, so the parts of the file are small. */
const ROWS_A_PART = 8_192;

/**
 * The same rows in the order of households and with names, for pages that show who else is in one: a household's people are
 * scattered over all persons, and asked one by one they cost a page more than everything else.
 */
export function membersByHousehold(): SqlStep {
  return {
    table: 'members_by_household',
    published: true,
    layout: servedByKey(ROWS_A_PART),
    select: sql`
    select
      members.household_id,
      members.kind,
      members.person_id,
      members.role,
      members.since,
      persons.given_name,
      persons.family_name,
      persons.birth_date,
      members.evidence,
      members.conflicts,
      members.confidence,
      members.valid_from,
      members.valid_from_precision,
      members.valid_to,
      members.family_no
    from members
    left join linkage.persons
      on persons.person_id = members.person_id
    order by members.household_id, members.person_id`,
  };
}
