import { chance, type Stream, weighted } from '../../random.ts';
import type { SchoolingSettings } from '../../settings/index.ts';

export const EDUCATIONS = [
  'none',
  'pre-primary',
  'primary',
  'secondary',
  'diploma',
  'bachelor',
  'above',
] as const;
export type Education = (typeof EDUCATIONS)[number];

/** What a person has learnt, and the class attended now. */
export type Schooling = Readonly<{
  education: Education;
  /** Years of schooling behind the class attended: 0 kindergarten, 1-6 primary, 7-12 secondary, 13+ beyond; null when not studying. */
  grade: number | null;
  reads: boolean;
}>;

/** Draws schooling by age and generation; children of poor homes leave school more often. */
export function drawSchooling(
  stream: Stream,
  person: Readonly<{ age: number; isPoorHome: boolean }>,
  settings: SchoolingSettings,
): Schooling {
  const { age, isPoorHome } = person;
  if (age < 3) return { education: 'none', grade: null, reads: false };
  const band = settings.attendance.find(({ to }) => age <= to);
  const missing = (1 - (band?.share ?? 0)) * (isPoorHome ? settings.poorMissMore : 1);
  if (band && !chance(stream, missing)) return pupil(age);
  return { ...graduate(stream, age, settings), grade: null };
}

function pupil(age: number): Schooling {
  const grade = Math.max(0, age - 5);
  const education = age < 6 ? 'pre-primary' : grade <= 6 ? 'primary' : grade <= 12 ? 'secondary' : 'bachelor';
  return { education, grade, reads: age >= 8 };
}

function graduate(stream: Stream, age: number, settings: SchoolingSettings): Omit<Schooling, 'grade'> {
  if (age < 15) return { education: age < 8 ? 'none' : 'primary', reads: age >= 9 };
  const generation = settings.attained.find(({ from }) => age >= from);
  const education = EDUCATIONS[weighted(stream, generation?.weights ?? [1])] ?? 'primary';
  const cannotRead = education === 'none' ? settings.cannotRead.unschooled : settings.cannotRead.others;
  return { education, reads: !chance(stream, cannotRead) };
}
