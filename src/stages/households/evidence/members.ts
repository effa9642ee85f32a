import { dialect, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { CONFLICT_WAYS, EVIDENCE_WAYS } from '../confidence.ts';
import { SERVED_BY_KEY } from './memberships.ts';

/**
 * Everybody in every household: role, dates, what speaks for it and against it, and how sure it is, in the order of persons. In a
 * register house everybody is of one family, the first unless it was looked at more closely.
 */
export function members(): SqlStep {
  const kindStep = literal(EVIDENCE_WAYS * CONFLICT_WAYS);
  return {
    table: 'members',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    with told as (
      select
        memberships.*,
        register_roles.role_in_family,
        register_roles.role_said,
        case
          when memberships.kind = 'register-house'
            then coalesce(register_roles.family_no, case when memberships.size = 1 then memberships.family end, 1)
        end as family_no,
        ${dialect.orBits(sql`coalesce(memberships.shared, 0)`, sql`coalesce(company.shared, 0)`)} as all_shared,
        memberships.known - memberships.known % ${kindStep} as kind_bits
      from memberships
      left join company
        on company.household_id = memberships.household_id and company.person_id = memberships.person_id
      left join register_roles
        on register_roles.household_id = memberships.household_id
        and register_roles.person_id = memberships.person_id
    )
    select
      told.household_id,
      told.kind,
      told.person_id,
      case
        when told.kind = 'register-house'
          then coalesce(told.role_in_family, told.role_by_number, told.role_said, told.role)
        else told.role
      end as role,
      told.since,
      judgements.evidence,
      judgements.conflicts,
      judgements.confidence,
      told.valid_from,
      told.valid_from_precision,
      told.valid_to,
      cast(told.family_no as ${dialect.type('integer')}) as family_no
    from told
    join sharings on sharings.kind_bits = told.kind_bits and sharings.shared = told.all_shared
    join judgements on judgements.known = ${dialect.orBits(sql`told.known`, sql`sharings.told`)}
    order by told.person_id, told.household_id`,
  };
}

/**
 * The same rows in the order of households and with names, for pages that show who else is in one: a household's people are
 * scattered over all persons, and asked one by one they cost a page more than everything else.
 */
export function membersByHousehold(): SqlStep {
  return {
    table: 'members_by_household',
    published: true,
    layout: SERVED_BY_KEY,
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
