import type { Person } from '../../population/index.ts';
import { chance } from '../../random.ts';
import { homeMeanIncome, type ListedPupil } from '../../welfare/index.ts';
import { type Case, putPerson, registeredSubdistrict, schoolOf } from '../case.ts';

const MONTHS = 12;

/** Writes the schools' list of poor pupils, by what families declare of their income. */
export function writeSchools(round: Case): void {
  const { stream } = round.sheet;
  const { pupils } = round.settings.welfare;
  for (const person of round.citizens) {
    const { grade } = person.schooling;
    if (person.death !== null || grade === null || grade > pupils.lastGrade) continue;
    const month = Math.round((homeMeanIncome(person) * pupils.declared) / MONTHS);
    if (month > pupils.nearMonth) continue;
    if (!chance(stream, month <= pupils.poorMonth ? pupils.listed : pupils.nearListed)) continue;
    putPupil(round, person, { grade, month: chance(stream, pupils.notWritten) ? null : month });
  }
}

function putPupil(round: Case, person: Person, pupil: ListedPupil): void {
  const { settings, sheet, welfareOf, noted } = round;
  const { disability } = person.health;
  const { reportedBy } = welfareOf(person);
  const kind = settings.health.kinds.find(({ id }) => id === disability?.kinds[0]);
  const isReported = reportedBy.school && kind !== undefined;
  if (isReported) noted.reportedDisabled.add(person);
  noted.listedPupils.set(person, pupil);
  const fields = {
    school_code: schoolOf(person),
    grade: settings.words.grades[pupil.grade] ?? null,
    family_income_per_person_month: pupil.month,
    disability_type: isReported ? kind.codes.school : settings.pupilCodes.notDisabled,
    disadvantage: chance(sheet.stream, 0.97) ? settings.pupilCodes.poor : settings.pupilCodes.notPoor,
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'poor-pupil', person, fields });
}
