import { dialect, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { SHARED } from '../evidence/index.ts';

const TIES = SHARED.number + SHARED.surname + SHARED.surveyedAsKin;

/** Whose grandparent by number is the centre of the house, though the parent between them is none of it or has no number. */
export function grandchildren(): SqlStep {
  return {
    table: 'grandchildren',
    select: sql`
    select beside_centre.household_id, beside_centre.person_id
    from beside_centre
    join kin on kin.person_id = beside_centre.person_id
    join centres on centres.household_id = beside_centre.household_id
    where beside_centre.kind = 'register-house'
      and beside_centre.role_by_number is null
      and centres.number in (kin.fathers_father, kin.fathers_mother, kin.mothers_father, kin.mothers_mother)`,
  };
}

/** What the survey calls those of whom no number says anything, where it met them together and with the same head. */
export function surveyRoles(): SqlStep {
  return {
    table: 'survey_roles',
    select: sql`
    select beside_centre.household_id, beside_centre.person_id, member.role
    from beside_centre
    join centres on centres.household_id = beside_centre.household_id
    join survey_members as head on head.person_id = centres.person_id and head.role = 'head'
    join survey_members as member
      on member.person_id = beside_centre.person_id and member.household_id = head.household_id
    where beside_centre.kind = 'register-house' and beside_centre.role_by_number is null`,
  };
}

/**
 * Houses that need a closer look: the register names no head or several, or nothing ties somebody to the head. In all others everybody
 * is of the one family.
 */
export function openHouses(): SqlStep {
  return {
    table: 'open_houses',
    select: sql`
    select household_id
    from register_houses
    where members > 1 and (declared_families <> 1 or head_person_id is null)
    union
    select beside_centre.household_id
    from beside_centre
    left join grandchildren on grandchildren.person_id = beside_centre.person_id
    where beside_centre.kind = 'register-house'
      and ${dialect.bitCount(sql`beside_centre.shared & ${literal(TIES)}`)} = 0
      and grandchildren.person_id is null`,
  };
}
