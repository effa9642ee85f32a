import type { Dwelling, Person, Relation } from '../../population/index.ts';
import { below, between, chance } from '../../random.ts';
import type { Listed, Survey } from '../../welfare/index.ts';
import { type Case, putPerson } from '../case.ts';
import type { Fields } from '../cells.ts';

/** A dwelling that the survey reached, and whom its visitor wrote down. */
type Visited = Readonly<{ dwelling: Dwelling; survey: Survey; listed: readonly Listed[] }>;

/** Writes the household survey: each dwelling it reached, and the members who really live there. */
export function writeHouseholdSurvey(round: Case): void {
  const visited = round.unit.dwellings.flatMap((dwelling): Visited[] => {
    const survey = round.surveyOf(dwelling);
    return survey && round.covers(dwelling.village) ? [{ dwelling, survey, listed: survey.listed }] : [];
  });
  const guest = guestOf(round, visited);
  visited.forEach((visit, index) => {
    const listed = guest && index === 1 ? [...visit.listed, guest] : visit.listed;
    putDwelling(round, { ...visit, listed });
    for (const [at, member] of listed.entries()) {
      putMember(round, member, { visit, number: at + 1, isGuest: index === 1 && member === guest });
    }
  });
}

/** Somebody of the first household whom the second writes down as well: a grown person who passes all that is asked of one. */
function guestOf({ sheet, settings }: Case, [first, second]: readonly Visited[]): Listed | null {
  if (!first || !second || !chance(sheet.stream, settings.survey.faults.twice)) return null;
  const apt = first.listed.filter(({ person, age, bad, good }) => {
    return person.pid !== null && age >= 20 && good['works'] === true && Object.keys(bad).length === 0;
  });
  return apt[below(sheet.stream, apt.length)] ?? null;
}

function putDwelling(round: Case, { dwelling, survey, listed }: Visited): void {
  const { desk, sheet, settings } = round;
  const { house, village } = dwelling;
  const results = survey.results.map((result) => RESULTS[result]);
  const marks = Object.fromEntries(results.map((result, index) => [`ind${index + 1}`, result]));
  const planted: string[] = [];
  const wrong = wrongMark(round, survey);
  if (wrong !== null) {
    marks[`ind${wrong}`] = survey.results[wrong - 1] === 0 ? RESULTS[1] : RESULTS[0];
    planted.push('mark-disagrees');
  }
  const outOfRange: Fields = chance(sheet.stream, settings.survey.faults.outOfRange)
    ? { drinking_litres: -between(sheet.stream, 1, 20) }
    : {};
  if ('drinking_litres' in outOfRange) planted.push('answer-out-of-range');
  const fields = {
    household_key: keyOf(dwelling),
    survey_year: settings.survey.year,
    surveyed_on: survey.on,
    house_code: house?.code ?? null,
    house_no: house?.number ?? null,
    village_code: village,
    members: listed.length,
    ...incomeFields(round, survey),
    ...survey.answers,
    ...marks,
    ...outOfRange,
  };
  desk.put(
    { source: 'bmn-household', fields, person: dwelling.members[0] ?? null, place: village, planted },
    sheet,
  );
}

const RESULTS = { 0: 'fail', 1: 'pass', 9: 'not-applicable' } as const;

/** The number of an indicator whose mark is turned round. What other offices go by is left alone. */
function wrongMark({ sheet, settings }: Case, { results }: Survey): number | null {
  if (!chance(sheet.stream, settings.survey.faults.markWrong)) return null;
  const { homes } = settings.rolls;
  const marked = results.flatMap((result, index) =>
    result !== 9 && index + 1 !== homes.indicator ? [index + 1] : [],
  );
  return marked[below(sheet.stream, marked.length)] ?? null;
}

/** The year's income in parts; old people's homes have more of what the State pays. */
function incomeFields({ sheet: { stream } }: Case, { incomePerPerson, listed }: Survey): Fields {
  const total = incomePerPerson * listed.length;
  const farms = listed.some(({ person }) => person.work.occupation === 'farmer');
  const isOld = listed.some(({ age }) => age >= 60);
  const ownGrown = farms ? Math.round(total * 0.08) : 0;
  const other = Math.round(total * (isOld ? 0.14 : 0.05));
  const second = chance(stream, 0.4) ? Math.round(total * 0.15) : 0;
  return {
    income_main: total - ownGrown - other - second,
    income_second: second,
    income_other: other,
    income_own_grown: ownGrown,
    income_per_person: incomePerPerson,
    income_transfers: Math.round(other * (isOld ? 0.6 : 0.2)),
  };
}

function keyOf({ key }: Dwelling): string {
  return `H${key}`;
}

type Line = Readonly<{ visit: Visited; number: number; isGuest: boolean }>;

function putMember(round: Case, member: Listed, { visit, number, isGuest }: Line): void {
  const { welfareOf, settings, sheet } = round;
  const { person, health, selfCare } = member;
  const { disabilityCard, card } = welfareOf(person);
  const { dwelling } = visit;
  const faulty = isGuest ? {} : faultyAnswers(round, member);
  const fields = {
    household_key: keyOf(dwelling),
    member_no: number,
    relation: isGuest ? 'other-kin' : relationTo(dwelling.members[0] ?? person, person),
    village_code: dwelling.village,
    occupation: settings.words.occupations[person.work.occupation] ?? null,
    education: chance(sheet.stream, 0.01) ? 'unknown' : person.schooling.education,
    health,
    self_care: selfCare,
    says_disability_card: disabilityCard !== null,
    says_welfare_card: card?.cardStatus === 'active',
    ...member.good,
    ...member.bad,
    ...faulty,
  };
  const planted = [
    ...('exercise_days' in faulty ? ['answer-out-of-range'] : []),
    ...('works' in faulty ? ['answer-impossible'] : []),
    ...(isGuest ? ['surveyed-twice'] : []),
  ];
  putPerson(round, { source: 'bmn-member', person, fields, place: dwelling.village, planted });
}

/** Answers that cannot be: more days than a week has, or a small child at work. */
function faultyAnswers({ sheet: { stream }, settings }: Case, { age, good }: Listed): Fields {
  const { faults } = settings.survey;
  if (age < 6) return chance(stream, faults.impossible) ? { works: true, earns: true } : {};
  const isAsked = good['exercise_days'] !== undefined;
  return isAsked && chance(stream, faults.outOfRange) ? { exercise_days: between(stream, 30, 300) } : {};
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
