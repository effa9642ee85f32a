import type { Person } from '../../population/index.ts';
import { between, chance, normal } from '../../random.ts';
import type { ListedPupil } from '../../welfare/index.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict, schoolOf } from '../case.ts';

/** Writes what the education fund found and paid, and the roll of the support that schools pay, for the pupils on schools' lists. */
export function writePupils(round: Case): void {
  for (const [person, pupil] of round.noted.listedPupils) {
    putGrant(round, person, pupil);
    if (pupil.grade > 0) putSupport(round, person, pupil);
  }
}

/** Whether the family is within the line; null where the school wrote nothing down. */
function isWithin({ settings }: Case, { month }: ListedPupil): boolean | null {
  return month === null ? null : month <= settings.welfare.pupils.poorMonth;
}

function putGrant(round: Case, person: Person, pupil: ListedPupil): void {
  const { sheet, settings, asOf } = round;
  const { pupils } = settings.rolls;
  const { stream } = sheet;
  const attendance = chance(stream, pupils.attendanceNotTold) ? null : drawAttendance(round);
  const isExtraPoor = pupil.month === null ? chance(stream, 0.6) : pupil.month <= pupils.extraPoorMonth;
  const tests = [
    isWithin(round, pupil),
    isExtraPoor,
    attendance === null ? null : attendance >= pupils.leastAttendance,
  ];
  const isPaid = decide(round, { person, programme: 'eef-grant', tests });
  const fields = {
    school_code: schoolOf(person),
    grade: settings.words.grades[pupil.grade] ?? null,
    screening: isExtraPoor ? 'extra-poor' : pupil.month === null ? 'not-poor' : 'poor',
    attendance_percent: attendance,
    paid_year: isPaid ? pupils.grantYear : 0,
    paid_since: isPaid ? asOf - between(stream, 60, 100) : null,
    grant_status: isPaid ? 'paid' : isExtraPoor ? 'held' : 'none',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'eef-pupil', person, fields });
}

function drawAttendance({ sheet, settings }: Case): number {
  const { mean, deviation } = settings.rolls.pupils.attendance;
  return Math.max(30, Math.min(100, Math.floor(normal(sheet.stream, mean, deviation))));
}

function putSupport(round: Case, person: Person, pupil: ListedPupil): void {
  const { sheet, settings, asOf } = round;
  const { pupils } = settings.rolls;
  const isPaid = decide(round, { person, programme: 'poor-pupil-support', tests: [isWithin(round, pupil)] });
  // Half of the money that did not arrive came back from the bank.
  if (!isPaid && !chance(sheet.stream, 0.5)) return;
  const fields = {
    school_code: schoolOf(person),
    grade: settings.words.grades[pupil.grade] ?? null,
    term: pupils.term,
    amount_semester: pupil.grade <= pupils.lastPrimary ? pupils.primary : pupils.secondary,
    paid_on: asOf - between(sheet.stream, 60, 100),
    roll_status: isPaid ? 'paid' : 'returned',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'pupil-grant', person, fields });
}

type Asked = Readonly<{
  person: Person;
  programme: 'eef-grant' | 'poor-pupil-support';
  /** Whether each condition holds that not every listed pupil meets; null where nobody knows. */
  tests: readonly (boolean | null)[];
}>;

/** Decides whether a pupil is paid, with the usual mistakes, and notes what a gap should tell of it. */
function decide(round: Case, { person, programme, tests }: Asked): boolean {
  const { forgotten, notOwed } = round.settings.rolls.pupils;
  const { stream } = round.sheet;
  const failed = tests.filter((test) => test === false).length;
  const open = tests.filter((test) => test === null).length;
  const isOwed = failed === 0 && open === 0;
  const isPaid = chance(stream, isOwed ? 1 - forgotten : failed > 0 ? notOwed : 0.5);
  if (isOwed && !isPaid) noteMistake(round, person, `missing-out/${programme}`);
  if (failed > 0 && isPaid) noteMistake(round, person, `paid-not-eligible/${programme}`);
  if (failed === 1 && open === 0 && !isPaid) noteMistake(round, person, `blocked-by-one/${programme}`);
  if (failed === 0 && open === 1 && !isPaid) noteMistake(round, person, `cannot-tell/${programme}`);
  return isPaid;
}
