import { dialect, join, type SqlStep, type StagePlan, sql } from '../../base/lake/index.ts';
import { grantChildren, guardianHouseholds, guardianMembers } from './guardian-households.ts';
import { contextOf, type HouseholdInputs } from './inputs.ts';
import { housePlaces, registerHouses, registerMembers } from './register-houses.ts';
import { surveyedHouseholds, surveyHouseholds, surveyMembers } from './survey-households.ts';
import {
  applicants,
  couples,
  families,
  familyAdults,
  familyChildren,
  familyMembers,
  minors,
  namedParents,
} from './welfare-card-families.ts';

/** Forms the four kinds of household. */
export function planHouseholds(inputs: HouseholdInputs): StagePlan {
  const context = contextOf(inputs);
  const steps = [
    ...[housePlaces, registerMembers, registerHouses],
    ...[surveyedHouseholds, surveyMembers, surveyHouseholds],
    ...[applicants, couples, familyAdults, minors, namedParents, familyChildren, familyMembers, families],
    ...[grantChildren, guardianMembers, guardianHouseholds],
    ...[keyedHouseholds, households, members, membersByHousehold],
  ];
  return {
    dataset: 'households',
    parents: [inputs.linkage, ...context.delivered.values()],
    settings: { ...inputs.settings, asOf: inputs.asOf },
    steps: steps.map((step) => step(context)),
    notes: {
      kinds: sql`
        select kind, count(*) as households, sum(members) as members
        from households
        group by kind
        order by kind`,
    },
  };
}

const SERVED_BY_KEY = { rowGroupRows: 20_000 };

/** All households with their ids: the same key gives the same id in every run. */
function keyedHouseholds(): SqlStep {
  const columns = sql`kind, household_key, head_person_id, house_code, village_code, members, source_key`;
  const tables = [sql`register_houses`, sql`survey_households`, sql`families`, sql`guardian_households`];
  return {
    table: 'keyed_households',
    select: sql`
    with household as (
      ${join(
        tables.map((table) => sql`select ${columns} from ${table}`),
        '\n      union all ',
      )}
    )
    select ${dialect.stableKey(sql`kind || '|' || household_key`)} as household_id, ${columns}
    from household`,
  };
}

function households(): SqlStep {
  return {
    table: 'households',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    select
      household_id,
      kind,
      head_person_id,
      house_code,
      village_code,
      cast(members as integer) as members,
      source_key
    from keyed_households
    order by household_id`,
  };
}

function members(): SqlStep {
  const columns = sql`kind, household_key, person_id, role, since`;
  const tables = [sql`register_members`, sql`survey_members`, sql`family_members`, sql`guardian_members`];
  return {
    table: 'members',
    published: true,
    layout: SERVED_BY_KEY,
    select: sql`
    with member as (
      ${join(
        tables.map((table) => sql`select ${columns} from ${table}`),
        '\n      union all ',
      )}
    )
    select
      keyed_households.household_id,
      member.kind,
      member.person_id,
      member.role,
      member.since
    from member
    join keyed_households
      on keyed_households.kind = member.kind
      and keyed_households.household_key = member.household_key
    order by member.person_id, keyed_households.household_id`,
  };
}

/**
 * The same rows in the order of households and with names, for pages that show who else is in one: a household's people are
 * scattered over all persons, and asked one by one they cost a page more than everything else.
 */
function membersByHousehold(): SqlStep {
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
      persons.birth_date
    from members
    left join linkage.persons
      on persons.person_id = members.person_id
    order by members.household_id, members.person_id`,
  };
}
