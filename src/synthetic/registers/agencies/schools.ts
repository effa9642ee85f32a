import type { Person } from '../../population/index.ts';
import { chance } from '../../random.ts';
import { homeMeanIncome } from '../../welfare/index.ts';
import { type Case, putPerson, registeredSubdistrict } from '../case.ts';

const MONTHS = 12;

/** Writes the schools' list of poor pupils. */
export function writeSchools(round: Case): void {
  const { sheet, settings } = round;
  const { pupils } = settings.welfare;
  for (const person of round.citizens) {
    const { grade } = person.schooling;
    if (person.death !== null || grade === null || grade > pupils.lastGrade) continue;
    const month = Math.round(homeMeanIncome(person) / MONTHS);
    if (month >= pupils.poorBelowMonth || !chance(sheet.stream, pupils.listed)) continue;
    putPupil(round, person, { grade, month });
  }
}

function putPupil(
  round: Case,
  person: Person,
  { grade, month }: Readonly<{ grade: number; month: number }>,
): void {
  const { settings, sheet, welfareOf } = round;
  const { disability } = person.health;
  const { reportedBy } = welfareOf(person);
  const kind = settings.health.kinds.find(({ id }) => id === disability?.kinds[0]);
  const isReported = reportedBy.school && kind !== undefined;
  if (isReported) round.reportedDisabled.add(person);
  const fields = {
    school_code: `10${person.dwelling.village.slice(0, 6)}`,
    grade: settings.words.grades[grade] ?? null,
    family_income_per_person_month: month,
    disability_type: isReported ? kind.codes.school : settings.pupilCodes.notDisabled,
    disadvantage: chance(sheet.stream, 0.97) ? settings.pupilCodes.poor : settings.pupilCodes.notPoor,
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'poor-pupil', person, fields });
}
