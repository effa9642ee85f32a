import { dialect, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { kindBits } from '../confidence.ts';
import { SHARED } from '../evidence/index.ts';

/** In a register house, beside its centre, with no number to say what the person is to it. */
const HAS_NO_NUMBER_ROLE = sql`
      memberships.kind_bits = ${literal(kindBits('register-house'))}
      and memberships.shared is not null
      and not ${dialect.hasBit(sql`memberships.shared`, SHARED.number)}`;

/** Whose grandparent by number is the centre of the house, though the parent between them is none of it or has no number. */
export function grandchildren(): SqlStep {
  return {
    table: 'grandchildren',
    select: sql`
    select distinct memberships.household_id, memberships.person_id
    from memberships
    join grandparents on grandparents.person_id = memberships.person_id
    join centres on centres.household_id = memberships.household_id and centres.number = grandparents.number
    where ${HAS_NO_NUMBER_ROLE}`,
  };
}

/** What the survey calls those of whom no number says anything, where it met them together and with the same head. */
export function surveyRoles(): SqlStep {
  return {
    table: 'survey_roles',
    select: sql`
    select memberships.household_id, memberships.person_id, member.role
    from memberships
    join centres on centres.household_id = memberships.household_id
    join survey_members as head on head.person_id = centres.person_id and head.role = 'head'
    join survey_members as member
      on member.person_id = memberships.person_id
      and member.household_id = head.household_id
      and member.role <> 'head'
    where ${HAS_NO_NUMBER_ROLE}`,
  };
}

/**
 * Houses that need a closer look, and the only head if there is just one: the register names none or several, or nothing ties
 * somebody to the head. In all other houses everybody is of the one family.
 */
export function openHouses(): SqlStep {
  const shares = (bit: number) => dialect.hasBit(sql`memberships.shared`, bit);
  return {
    table: 'open_houses',
    select: sql`
    with stranger as (
      select distinct memberships.household_id
      from memberships
      left join grandchildren on grandchildren.person_id = memberships.person_id
      where ${HAS_NO_NUMBER_ROLE}
        and not ${shares(SHARED.surname)}
        and not ${shares(SHARED.surveyedAsKin)}
        and grandchildren.person_id is null
    )
    select
      register_houses.household_id,
      case when register_houses.declared_families = 1 then register_houses.head_person_id end as only_head
    from register_houses
    left join stranger on stranger.household_id = register_houses.household_id
    where register_houses.members > 1
      and (
        stranger.household_id is not null
        or register_houses.declared_families <> 1
        or register_houses.head_person_id is null
      )`,
  };
}
