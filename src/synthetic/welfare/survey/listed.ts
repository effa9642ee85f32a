import { ageOn, type Day, dayOf, monthsBetween, partsOf } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import type { SurveySettings } from '../../settings/index.ts';

/** What somebody answered the survey, by field of its contract. */
export type SurveyAnswers = { [field: string]: string | number | boolean | null };

/** A member as the visitor wrote him down. `good` are answers of somebody who passes everything, `bad` those by which he fails. */
export type Listed = Readonly<{
  person: Person;
  age: number;
  months: number;
  health: 'normal' | 'disabled' | 'chronic';
  selfCare: boolean;
  good: SurveyAnswers;
  bad: SurveyAnswers;
}>;

/** What the visitor sees of a person. */
export type Seen = Readonly<{ on: Day; isSeenDisabled: (person: Person) => boolean }>;

/** The members who were born by the day of the visit. */
export function listMembers(members: readonly Person[], { on, isSeenDisabled }: Seen): Listed[] {
  return members.flatMap((person) => {
    const born = birthWritten(person);
    if (born > on) return [];
    const age = ageOn(born, on);
    const { disability, chronic, barthel } = person.health;
    const listed: Listed = {
      person,
      age,
      months: monthsBetween(born, on),
      health: isSeenDisabled(person) ? 'disabled' : chronic.length > 0 ? 'chronic' : 'normal',
      selfCare: !(disability?.needsHelp ?? false) && (barthel ?? 20) > 4,
      good: schoolAnswers(person, age),
      bad: {},
    };
    return [listed];
  });
}

/** Of some people only the year is known; it counts from its first day. */
function birthWritten({ birth, birthPrecision }: Person): Day {
  return birthPrecision === 'year' ? dayOf(partsOf(birth).year, 1, 1) : birth;
}

const FINISHED = ['secondary', 'diploma', 'bachelor', 'above'];

function schoolAnswers({ schooling, work }: Person, age: number): SurveyAnswers {
  const works = age >= 15 && work.isWorking;
  return {
    studies: levelOf(schooling.grade),
    finished_m3: age === 15,
    finished_compulsory: age >= 15 && FINISHED.includes(schooling.education),
    works,
    earns: works,
  };
}

function levelOf(grade: number | null): string {
  if (grade === null) return 'no';
  if (grade < 1) return 'pre-primary';
  if (grade <= 6) return 'primary';
  if (grade <= 9) return 'lower-secondary';
  return grade <= 12 ? 'upper-secondary' : 'higher';
}

type Indicator = SurveySettings['indicators'][number];

/** Whether an indicator is about the member. */
export function concerns({ from, to, fromMonths, toMonths, who }: Indicator, member: Listed): boolean {
  const { age, months, health, selfCare, good, bad } = member;
  if (age < from || age > to || months < fromMonths || months > toMonths) return false;
  switch (who) {
    case 'disabled':
    case 'chronic':
      return health === who;
    case 'able':
      return good['studies'] === 'no' && (health !== 'disabled' || selfCare);
    case 'untrained':
      return (
        good['finished_compulsory'] === true &&
        (bad['works'] ?? good['works']) === false &&
        good['studies'] === 'no'
      );
    case 'all':
      return true;
  }
}
