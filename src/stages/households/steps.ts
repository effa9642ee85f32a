import { type StagePlan, sql } from '../../base/lake/index.ts';
import { applicants, couples, familyAdults } from './card-applicants.ts';
import {
  besideOthers,
  centres,
  company,
  households,
  judgements,
  members,
  membersByHousehold,
  memberships,
  numberTies,
  sharings,
} from './evidence/index.ts';
import {
  grandchildren,
  houseTies,
  nearestHeads,
  openFamilies,
  openHouses,
  openPeople,
  openRoles,
  registerRoles,
  surveyRoles,
} from './families/index.ts';
import { grantChildren, guardianHouseholds, guardianMembers, wards } from './guardian-households.ts';
import { contextOf, type HouseholdInputs, rowLinks } from './inputs.ts';
import { housePlaces, registered, registerHouses, registerMembers } from './register-houses.ts';
import { grandparents, marks, numberHolders, partners, people } from './relatives/index.ts';
import { surveyedHouseholds, surveyedPeople, surveyHouseholds, surveyMembers } from './survey-households.ts';
import { families, familyChildren, familyMembers, minors } from './welfare-card-families.ts';

/** Forms the four kinds of household, and says of everybody in them since when, how that is known and how sure it is. */
export function planHouseholds(inputs: HouseholdInputs): StagePlan {
  const context = contextOf(inputs);
  const steps = [
    rowLinks,
    ...[housePlaces, registered, registerHouses, registerMembers],
    ...[surveyedHouseholds, surveyedPeople, surveyHouseholds, surveyMembers],
    ...[people, numberHolders, marks, grandparents, partners],
    ...[applicants, couples, familyAdults, minors, familyChildren, families, familyMembers],
    ...[grantChildren, wards, guardianHouseholds, guardianMembers],
    ...[households, centres, memberships, grandchildren],
    ...[surveyRoles, openHouses, openPeople, houseTies, ...nearestHeads],
    ...[openFamilies, openRoles, registerRoles],
    ...[besideOthers, numberTies, company, sharings, judgements, members, membersByHousehold],
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
      known: sql`
        select kind, count(*) as members, cast(avg(confidence) as integer) as confidence, count(nullif(conflicts, 0)) as in_conflict
        from members
        group by kind
        order by kind`,
    },
  };
}
