import type { BirthExpression, Expression, ReceivesExpression } from '../language/index.ts';
import type { Voice } from './voice.ts';
import { writeDate } from './write-value.ts';

const PERSONAL = new Set<Expression['kind']>(['birth', 'fact', 'receives']);

/** Whether the English sentence of an expression begins with a verb, and so needs a subject where it stands inside another. */
export function isOfPerson(when: Expression): boolean {
  if (when.kind === 'not') return PERSONAL.has(when.part.kind);
  if (when.kind === 'all' || when.kind === 'any') {
    const [first] = when.parts;
    return first !== undefined && isOfPerson(first);
  }
  return PERSONAL.has(when.kind);
}

/** Writes a test of the birth date: the one that is asked, or the one that holds when it does not. */
export function sayBirth({ says }: BirthExpression, holdsIfBornBy: boolean, voice: Voice): string {
  const thai = voice.language === 'th';
  if (says.test === 'born-from') {
    const date = writeDate(says.date, voice.language);
    if (holdsIfBornBy) return thai ? `เกิดก่อนวันที่ ${date}` : `was born before ${date}`;
    return thai ? `เกิดตั้งแต่วันที่ ${date}` : `was born on or after ${date}`;
  }
  const { years } = says;
  const when = dayOfAge(says, voice);
  if (holdsIfBornBy) return thai ? `อายุ ${years} ปีขึ้นไป${when}` : `is aged ${years} or over${when}`;
  return thai ? `อายุต่ำกว่า ${years} ปี${when}` : `is aged under ${years}${when}`;
}

type AgeTest = Exclude<BirthExpression['says'], { test: 'born-from' }>;

/** The law knows the first day of a fiscal year; only a decision knows which one. */
function dayOfAge({ day, on }: AgeTest, { language, speaker }: Voice): string {
  if (day === 'as-of') return '';
  const date = writeDate(on, language);
  if (day === 'fixed-day') return language === 'th' ? ` ณ วันที่ ${date}` : ` on ${date}`;
  const which = speaker === 'of-the-law' ? '' : ` (${date})`;
  return language === 'th' ? ` ณ วันเริ่มปีงบประมาณ${which}` : ` on the first day of the fiscal year${which}`;
}

/** Writes whether somebody gets another programme, or does not. */
export function sayReceives(
  { programme, as }: ReceivesExpression,
  { language, isDenied }: Voice & Readonly<{ isDenied: boolean }>,
): string {
  const title = programme.title[language];
  if (language === 'th') {
    const says = as === 'paid' ? 'ได้รับ' : 'มีสิทธิได้รับ';
    return `${isDenied ? 'ไม่' : ''}${says}“${title}”${as === 'paid' ? 'ตามบัญชีการจ่าย' : ''}`;
  }
  const verb = isDenied ? 'is not' : 'is';
  return as === 'paid' ? `${verb} on the roll of “${title}”` : `${verb} entitled to “${title}”`;
}
