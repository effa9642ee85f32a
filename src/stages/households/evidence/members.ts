import { dialect, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { conflictBit, EVIDENCE_BITS, type Evidence, evidenceBit } from '../confidence.ts';
import { SHARED } from './company.ts';
import { SERVED_BY_KEY } from './memberships.ts';

/**
 * Everybody in every household: role, dates, what speaks for it and against it, and how sure it is, in the order of persons. In a
 * register house everybody is of one family, the first unless it was looked at more closely.
 */
export function members(): SqlStep {
  const integer = dialect.type('integer');
  return {
    table: 'members',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    with told as (
      select
        memberships.*,
        coalesce(open_roles.role, company.role, memberships.role) as role_in_household,
        case
          when memberships.kind = 'register-house'
            then coalesce(open_roles.family_no, case when memberships.size = 1 then memberships.family end, 1)
        end as family_no,
        ${allKnown()} as all_known
      from memberships
      left join company
        on company.household_id = memberships.household_id and company.person_id = memberships.person_id
      left join open_roles
        on open_roles.household_id = memberships.household_id and open_roles.person_id = memberships.person_id
    )
    select
      told.household_id,
      told.kind,
      told.person_id,
      told.role_in_household as role,
      told.since,
      cast(told.all_known % ${literal(EVIDENCE_BITS)} as ${integer}) as evidence,
      cast(${dialect.divided(sql`told.all_known`, literal(EVIDENCE_BITS))} as ${integer}) as conflicts,
      cast(judgements.confidence as ${integer}) as confidence,
      told.valid_from,
      told.valid_from_precision,
      told.valid_to,
      cast(told.family_no as ${integer}) as family_no
    from told
    join judgements on judgements.kind = told.kind and judgements.known = told.all_known
    order by told.person_id, told.household_id`,
  };
}

/** What the household's own register and the other registers know, and what is shared with its members. */
function allKnown(): Sql {
  const shares = (bit: number) => sql`coalesce(${dialect.hasBit(sql`company.shared`, bit)}, false)`;
  const isTogether = sql`(${shares(SHARED.house)} or ${shares(SHARED.surveyed)})`;
  const isFamily = sql`memberships.kind in ('welfare-card-family', 'guardian')`;
  return sql`memberships.known
          ${unlessKnown('kinship-number', shares(SHARED.number))}
          ${unlessKnown('surname', shares(SHARED.surname))}
          ${unlessKnown('co-residence', isTogether)}
          ${unlessKnown('relation', sql`memberships.kind = 'register-house' and ${shares(SHARED.surveyedAsKin)}`)}
          + case
              when ${isFamily} and ${shares(SHARED.apart)} and not ${isTogether} then ${literal(conflictBit('co-residence'))}
              else 0
            end`;
}

function unlessKnown(evidence: Evidence, holds: Sql): Sql {
  const bit = evidenceBit(evidence);
  return sql`+ case when ${holds} and not ${dialect.hasBit(sql`memberships.known`, bit)} then ${literal(bit)} else 0 end`;
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
