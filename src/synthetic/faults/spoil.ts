import { formerNumberOf, type Person } from '../population/index.ts';
import { below, chance, type Stream } from '../random.ts';
import type { FaultSettings } from '../settings/index.ts';
import { misspell } from './misspelling.ts';
import type { RowFault } from './row-faults.ts';

/** What clerks copy wrongly: who a row is about, and where that person lives. */
export type Copied = Readonly<{
  pid: string | null;
  title: string;
  given: string;
  family: string;
  birthAs: 'day' | 'year' | 'wrong-era';
  houseNumber: string | null;
  subdistrict: string | null;
}>;

/** What a fault may draw on. */
export type SpoilContext = Readonly<{
  person: Person | null;
  /** Others of the same family, whose numbers clerks mix up. */
  family: readonly Person[];
  /** A subdistrict where the person never lived. */
  elsewhere: () => string | null;
  /** The short names of the months. */
  months: readonly string[];
  settings: FaultSettings;
}>;

/** What a fault changes; null when it cannot stand in this row. */
type Spoiler = (stream: Stream, copied: Copied, context: SpoilContext) => Partial<Copied> | null;

const SPOILERS: Partial<Record<RowFault, Spoiler>> = {
  'name-misspelt': misspeltName,
  'name-changed': formerName,
  'number-transposed': transposedNumber,
  'number-missing': (_, { pid }) => (pid === null ? null : { pid: null }),
  'number-of-another': numberOfAnother,
  'number-former': (_, { pid }) => (pid === null ? null : { pid: formerNumberOf(pid) }),
  'number-as-float': (_, { pid }) =>
    pid === null ? null : { pid: `${pid.slice(0, 1)}.${pid.slice(1, 3)}E+12` },
  'wrong-era': () => ({ birthAs: 'wrong-era' }),
  'title-in-name': (_, { title, given }) => (title === '' ? null : { title: '', given: title + given }),
  'house-number-date': houseNumberDate,
  'stale-address': (_, { subdistrict }, { elsewhere }) => {
    const place = subdistrict === null ? null : elsewhere();
    return place === null ? null : { subdistrict: place };
  },
};

/** Plants a fault in what a row copies; null when it cannot stand there. Doubled and broken lines are not planted here. */
export function spoil(
  stream: Stream,
  { fault, copied }: Readonly<{ fault: RowFault; copied: Copied }>,
  context: SpoilContext,
): Partial<Copied> | null {
  return SPOILERS[fault]?.(stream, copied, context) ?? null;
}

function misspeltName(
  stream: Stream,
  { given, family }: Copied,
  { settings }: SpoilContext,
): Partial<Copied> {
  if (family === '' || chance(stream, 0.55)) return { given: misspell(stream, given, settings) };
  return { family: misspell(stream, family, settings) };
}

function formerName(_: Stream, __: Copied, { person }: SpoilContext): Partial<Copied> | null {
  const former = person?.formerName;
  return former ? { given: former.given, family: former.family } : null;
}

function transposedNumber(stream: Stream, { pid }: Copied): Partial<Copied> | null {
  const places =
    pid === null ? [] : [...pid].flatMap((digit, place) => (isSwappable(pid, digit, place) ? [place] : []));
  const place = places[below(stream, places.length)];
  if (pid === null || place === undefined) return null;
  return { pid: `${pid.slice(0, place)}${pid[place + 1]}${pid[place]}${pid.slice(place + 2)}` };
}

/** The first digit stays: it would no longer be an invented number. */
function isSwappable(pid: string, digit: string, place: number): boolean {
  return place > 0 && place < pid.length - 1 && pid[place + 1] !== digit;
}

function numberOfAnother(
  stream: Stream,
  { pid }: Copied,
  { person, family }: SpoilContext,
): Partial<Copied> | null {
  const others = family.filter((other) => other !== person && other.pid !== null);
  const other = others[below(stream, others.length)];
  return pid === null || !other ? null : { pid: other.pid };
}

/** 27/1 becomes the 27th of January once a spreadsheet has had it. */
function houseNumberDate(
  _: Stream,
  { houseNumber }: Copied,
  { months }: SpoilContext,
): Partial<Copied> | null {
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(houseNumber ?? '');
  const day = Number(match?.[1]);
  const month = months[Number(match?.[2]) - 1];
  return !match || day < 1 || day > 28 || month === undefined ? null : { houseNumber: `${day}-${month}` };
}
