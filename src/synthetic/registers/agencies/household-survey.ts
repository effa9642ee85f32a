import type { Dwelling, Person, Relation } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import type { Survey } from '../../welfare/index.ts';
import { type Case, putPerson } from '../case.ts';
import type { Fields } from '../cells.ts';

/** Writes the household survey: each dwelling it reached, and the members who really live there. */
export function writeHouseholdSurvey(round: Case): void {
  for (const dwelling of round.unit.dwellings) {
    const survey = round.surveyOf(dwelling);
    if (!survey || !round.covers(dwelling.village)) continue;
    putDwelling(round, dwelling, survey);
    dwelling.members.forEach((person, index) => {
      putMember(round, person, { dwelling, number: index + 1 });
    });
  }
}

function putDwelling({ desk, sheet, settings, asOf }: Case, dwelling: Dwelling, survey: Survey): void {
  const { stream } = sheet;
  const { members, house, village } = dwelling;
  const total = survey.incomePerPerson * members.length;
  const farms = members.some(({ work }) => work.occupation === 'farmer');
  const ownGrown = farms ? Math.round(total * 0.08) : 0;
  const other = Math.round(total * (members.some(({ age }) => age >= 60) ? 0.14 : 0.05));
  const second = chance(stream, 0.4) ? Math.round(total * 0.15) : 0;
  const surveyedOn = asOf - between(stream, 120, 250);
  const fields = {
    household_key: keyOf(dwelling),
    survey_year: settings.survey.year,
    surveyed_on: surveyedOn,
    house_code: house?.code ?? null,
    house_no: house?.number ?? null,
    village_code: village,
    members: members.length,
    income_main: total - ownGrown - other - second,
    income_second: second,
    income_other: other,
    income_own_grown: ownGrown,
    income_per_person: survey.incomePerPerson,
    ...indicatorFields(survey),
  };
  desk.put({ source: 'bmn-household', fields, person: members[0] ?? null, place: village }, sheet);
}

function indicatorFields({ results }: Survey): Fields {
  const fields: Record<string, string> = {};
  results.forEach((result, index) => {
    fields[INDICATOR_FIELDS[index] ?? ''] = RESULTS[result];
  });
  return fields;
}

const INDICATOR_FIELDS = Array.from({ length: 99 }, (_, index) => `ind${index + 1}`);
const RESULTS = { 0: 'fail', 1: 'pass', 9: 'not-applicable' } as const;

function keyOf({ key }: Dwelling): string {
  return `H${key}`;
}

function putMember(
  round: Case,
  person: Person,
  { dwelling, number }: Readonly<{ dwelling: Dwelling; number: number }>,
): void {
  const { welfareOf, settings, sheet } = round;
  const { reportedBy, disabilityCard, card } = welfareOf(person);
  const { disability, chronic } = person.health;
  const fields = {
    household_key: keyOf(dwelling),
    member_no: number,
    relation: relationTo(dwelling.members[0] ?? person, person),
    village_code: dwelling.village,
    occupation: settings.words.occupations[person.work.occupation] ?? null,
    education: chance(sheet.stream, 0.01) ? 'unknown' : person.schooling.education,
    health: reportedBy.survey ? 'disabled' : chronic.length > 0 ? 'chronic' : 'normal',
    self_care: !(disability?.needsHelp ?? false) && (person.health.barthel ?? 20) > 4,
    says_disability_card: disabilityCard !== null,
    says_welfare_card: card?.cardStatus === 'active',
  };
  putPerson(round, { source: 'bmn-member', person, fields, place: dwelling.village });
}

/** How a member is related to whoever is listed first; a second family in a house has a head of its own. */
function relationTo(head: Person, person: Person): Relation {
  if (person === head) return 'head';
  if (head.relation === 'head') return person.relation;
  if (person === head.spouse) return 'spouse';
  if (person.mother === head || person.father === head) return 'child';
  if (head.mother === person || head.father === person) return 'parent';
  return 'other-kin';
}
