import { createHash } from 'node:crypto';
import type { Fill } from './fill-words.ts';

/** So many patients a case may speak of. */
const MOST_PATIENTS = 5;
const AGO_DAYS = 20;
const A_DAY_MS = 86_400_000;
const BUDDHIST_YEARS = 543;

/** What tells one run of the suite from another, so that it may be run again and again against one server. */
export function runMark(now: Date): string {
  return Math.floor(now.getTime() / 1000).toString(36);
}

/** The numbers of a case’s patients and visits, which no other case has. */
export function patientWords(mark: string, at: number): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (let patient = 0; patient < MOST_PATIENTS; patient++)
    for (const [name, value] of numbersOf(mark, at, patient)) words.set(`${name}${patient}`, value);
  for (const [name, value] of numbersOf(mark, at, 0)) words.set(name, value);
  return words;
}

/** The same words for one of the patients: `<hn>` is this one’s. */
export function wordsOfPatient(fill: Fill, patient: number): Fill {
  const own = ['hn', 'seq', 'an', 'cid'].map((name) => [name, fill.get(`${name}${patient}`) ?? ''] as const);
  return new Map([...fill, ...own]);
}

function numbersOf(mark: string, at: number, patient: number): [string, string][] {
  const number = `${mark}${String(at).padStart(3, '0')}${patient}`;
  return [
    ['hn', `H${number}`],
    ['seq', `S${number}`],
    ['an', `A${number}`],
    ['cid', inventedNumber(number)],
  ];
}

/** A citizen’s number whose check digit holds and that nobody has: real ones do not begin with 0 0. */
function inventedNumber(seed: string): string {
  const drawn = createHash('sha256').update(seed).digest().readUIntBE(0, 4) % 10_000_000_000;
  const digits = `00${String(drawn).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return `${digits}${(11 - (sum % 11)) % 10}`;
}

/** Days that cases speak of, some weeks ago. */
export function dayWords(now: Date): ReadonlyMap<string, string> {
  const iso = new Date(now.getTime() - AGO_DAYS * A_DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const before = new Date(now.getTime() - (AGO_DAYS + 2) * A_DAY_MS)
    .toISOString()
    .slice(0, 'YYYY-MM-DD'.length);
  const buddhist = `${Number(iso.slice(0, 4)) + BUDDHIST_YEARS}${iso.slice(4)}`;
  const plain = (text: string) => text.replaceAll('-', '');
  return new Map([
    ['day', plain(iso)],
    ['day-before', plain(before)],
    ['day-iso', iso],
    ['day-before-iso', before],
    ['day-buddhist', plain(buddhist)],
    ['day-buddhist-iso', buddhist],
  ]);
}
