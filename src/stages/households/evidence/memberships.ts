import {
  dialect,
  join,
  literal,
  type Sql,
  type SqlStep,
  servedByKey,
  sql,
} from '../../../base/lake/index.ts';
import { evidenceBit, type Kind, kindBits } from '../confidence.ts';
import { NUMBER_ROLES, SHARED, SHARED_WAYS } from './shared.ts';

/** Pages ask for few keys of many. */
export const SERVED_BY_KEY = servedByKey(20_000);

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

/** One member of each household with company, whom the others are held against: its head, or else whoever comes first. */
export function centres(): SqlStep {
  const selects = TABLES.map(
    ({ households: table }) => sql`
      select household_id, members, coalesce(head_person_id, first_person_id) as person_id
      from ${table}
      where members > 1`,
  );
  return {
    table: 'centres',
    select: sql`
    with centre as (
      ${join(selects, ' union all ')}
    )
    select
      centre.household_id,
      centre.person_id,
      cast(centre.members as ${dialect.type('integer')}) as size,
      marks.number,
      marks.father,
      marks.mother,
      marks.surname,
      marks.house,
      marks.surveyed,
      marks.is_survey_kin,
      marks.is_placed
    from centre
    join marks on marks.person_id = centre.person_id`,
  };
}

/**
 * Everybody's place in every household, with its dates. `known` gathers, as bits, what the household's own register says for it and
 * where else the person is known to be; `shared`, what the person shares with the centre and is to it by numbers. What is not shared
 * is kept, for others may share it. Only integers but for the role: millions of these rows are made, and go through memory twice.
 */
export function memberships(): SqlStep {
  const selects = TABLES.map(
    ({ kind, members }) => sql`
      select ${literal(kindBits(kind))} as kind_bits, member.* from (${members}) as member`,
  );
  return {
    table: 'memberships',
    select: sql`
    with member as (
      ${join(selects, ' union all ')}
    ),
    beside_centre as (
      select
        member.*,
        coalesce(centres.size, 1) as size,
        case member.kind_bits
          when ${literal(kindBits('register-house'))} then marks.known_as_resident
          when ${literal(kindBits('bmn'))} then marks.known_as_surveyed
          else marks.known_as_relative
        end as known_elsewhere,
        centres.person_id <> member.person_id as is_other,
        ${roleByNumber()} as role_by_number,
        marks.surname,
        marks.house,
        marks.surveyed,
        coalesce(marks.surname = centres.surname, false) as shares_surname,
        coalesce(marks.house = centres.house, false) as shares_house,
        coalesce(marks.surveyed = centres.surveyed, false) as shares_survey,
        marks.is_survey_kin and centres.is_survey_kin as are_survey_kin,
        marks.is_placed and centres.is_placed as are_placed
      from member
      join marks on marks.person_id = member.person_id
      left join centres on centres.household_id = member.household_id
      left join partners as couple on couple.number = marks.number and couple.partner = centres.number
    )
    select
      household_id,
      person_id,
      kind_bits,
      size,
      role,
      family,
      since,
      valid_from,
      case precision when 'month' then 1 when 'year' then 2 end as precision,
      valid_to,
      kind_bits + known + known_elsewhere as known,
      case when is_other then ${sharedWithCentre()} end as shared,
      case when is_other and not shares_surname then surname end as lone_surname,
      case when is_other and not shares_house then house end as lone_house,
      case when is_other and not shares_survey then surveyed end as lone_surveyed
    from beside_centre`,
  };
}

function roleByNumber(): Sql {
  const role = (name: (typeof NUMBER_ROLES)[number]) => literal(NUMBER_ROLES.indexOf(name) + 1);
  return sql`
        case
          when couple.number is not null then ${role('spouse')}
          when centres.number = marks.father or centres.number = marks.mother then ${role('child')}
          when marks.number = centres.father or marks.number = centres.mother then ${role('parent')}
          when marks.father = centres.father or marks.mother = centres.mother then ${role('sibling')}
          else 0
        end`;
}

function sharedWithCentre(): Sql {
  const bits: readonly (readonly [bit: number, holds: Sql])[] = [
    [SHARED.number, sql`(role_by_number > 0)`],
    [SHARED.surname, sql`shares_surname`],
    [SHARED.house, sql`shares_house`],
    [SHARED.surveyed, sql`shares_survey`],
    [SHARED.surveyedAsKin, sql`(shares_survey and are_survey_kin)`],
    [SHARED.apart, sql`(are_placed and not shares_house and not shares_survey)`],
  ];
  const integer = dialect.type('integer');
  const shares = bits.map(([bit, holds]) => sql`${literal(bit)} * cast(${holds} as ${integer})`);
  return sql`${literal(SHARED_WAYS)} * role_by_number + ${join(shares, ' + ')}`;
}

function registerRows(): Sql {
  return sql`
        select
          household_id,
          person_id,
          role,
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
          household_id,
          person_id,
          role,
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
        select household_id, person_id, role, null, since, valid_from, null, valid_to, known
        from family_members`;
}

function guardianRows(): Sql {
  return sql`
        select household_id, person_id, role, null, since, since, null, null, known
        from guardian_members`;
}
