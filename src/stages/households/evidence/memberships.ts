import { dialect, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { conflictBit, evidenceBit, type Kind } from '../confidence.ts';

/** Pages ask for few keys of many. */
export const SERVED_BY_KEY = { rowGroupRows: 20_000 };

const HOUSEHOLD = sql`household_id, head_person_id, members, person_id, role`;

/** Where each kind of household and its members come from. */
const TABLES: readonly Readonly<{ kind: Kind; households: Sql; members: Sql }>[] = [
  { kind: 'register-house', households: sql`register_houses`, members: registerRows() },
  { kind: 'bmn', households: sql`survey_households`, members: surveyRows() },
  { kind: 'welfare-card-family', households: sql`families`, members: familyRows() },
  { kind: 'guardian', households: sql`guardian_households`, members: guardianRows() },
];

/** All households of all kinds, in the order of their ids. */
export function households(): SqlStep {
  const selects = TABLES.map(
    ({ kind, households: table }) => sql`
    select
      household_id,
      ${literal(kind)} as kind,
      head_person_id,
      house_code,
      village_code,
      cast(members as ${dialect.type('integer')}) as members,
      source_key,
      valid_from,
      valid_to
    from ${table}`,
  );
  return {
    table: 'households',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    ${join(selects, ' union all ')}
    order by household_id`,
  };
}

/**
 * Everybody's place in every household, with its dates and what can tie the person to others. `known` gathers, as bits, what the
 * household's own register says for the membership, and where else the person is known to be.
 */
export function memberships(): SqlStep {
  const selects = TABLES.map(
    ({ kind, members }) => sql`
      select ${literal(kind)} as kind, member.* from (${members}) as member`,
  );
  return {
    table: 'memberships',
    select: sql`
    with member as (
      ${join(selects, ' union all ')}
    )
    select
      member.household_id,
      member.members as size,
      member.head_person_id,
      member.kind,
      member.person_id,
      member.role,
      member.family,
      member.since,
      member.valid_from,
      nullif(member.precision, 'day') as valid_from_precision,
      member.valid_to,
      member.known + ${foundElsewhere()} as known,
      coalesce(whereabouts.is_survey_kin, false) as is_survey_kin,
      kin.number,
      kin.father,
      kin.mother,
      kin.surname,
      whereabouts.house,
      whereabouts.surveyed
    from member
    left join kin on kin.person_id = member.person_id
    left join whereabouts on whereabouts.person_id = member.person_id`,
  };
}

/** What the other registers know of the person, where it bears on this kind of household. */
function foundElsewhere(): Sql {
  const bits: readonly (readonly [number, Sql])[] = [
    [evidenceBit('co-residence'), sql`member.kind = 'register-house' and whereabouts.is_at_home`],
    [evidenceBit('house-code'), sql`member.kind = 'bmn' and whereabouts.is_at_home`],
    [conflictBit('co-residence'), sql`member.kind in ('register-house', 'bmn') and whereabouts.is_elsewhere`],
    [conflictBit('parent-age'), sql`kin.has_young_parent`],
  ];
  return join(
    bits.map(([bit, holds]) => sql`case when ${holds} then ${literal(bit)} else 0 end`),
    '\n        + ',
  );
}

function registerRows(): Sql {
  return sql`
        select
          ${HOUSEHOLD},
          family,
          since,
          since as valid_from,
          since_precision as precision,
          valid_to,
          ${literal(evidenceBit('house-code'))}
            + case when role <> 'resident' then ${literal(evidenceBit('relation'))} else 0 end as known
        from register_members`;
}

function surveyRows(): Sql {
  return sql`
        select
          ${HOUSEHOLD},
          null,
          since,
          valid_from,
          valid_from_precision,
          null,
          ${literal(evidenceBit('listed'))} + case when is_kin then ${literal(evidenceBit('relation'))} else 0 end
        from survey_members`;
}

function familyRows(): Sql {
  return sql`
        select ${HOUSEHOLD}, null, since, valid_from, null, valid_to, known
        from family_members`;
}

function guardianRows(): Sql {
  return sql`
        select ${HOUSEHOLD}, null, since, since, null, null, known
        from guardian_members`;
}
