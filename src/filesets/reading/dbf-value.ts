import type { DbfColumn } from './dbf-header.ts';

type Reading = Readonly<{
  /** The record as a string where it holds plain letters only. */
  plain: string | undefined;
  decode: (bytes: Buffer) => string;
}>;

/** The day number of 1 January 1970 in the calendar that FoxPro counts by. */
const EPOCH_DAY = 2_440_588;
const SPACE = 0x20;
const HIGH_BIT = 0x80;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control letters are what is looked for
const BREAKERS = /[\0-\x1f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control letters are what is looked for
const ALL_BREAKERS = /[\0-\x1f]/g;
const DAY_MS = 86_400_000;
const CURRENCY_UNITS = 10_000n;

/** The value of a column as text; kinds that hold numbers as bytes are written out. */
export function dbfValue(record: Buffer, column: DbfColumn, { plain, decode }: Reading): string {
  const { type, from, length } = column;
  const bytes = record.subarray(from, from + length);
  if (type === 'I' && length === 4) return String(bytes.readInt32LE());
  if (type === 'B' && length === 8) return String(bytes.readDoubleLE());
  if (type === 'Y' && length === 8) return currency(bytes.readBigInt64LE());
  if ((type === 'T' || type === '@') && length === 8) return moment(bytes);
  // Notes stand in another file, which is not sent.
  if (type === 'M' || type === 'G' || type === '0') return '';
  return plain === undefined ? lettersAt(record, column, decode) : plainAt(plain, record, column);
}

/** Values are filled up with spaces, by some programs with zeros; most columns of a record hold nothing else. */
function boundsOf(record: Buffer, { from, length }: DbfColumn): readonly [number, number] {
  let start = from;
  let end = Math.min(from + length, record.length);
  while (end > start && isFilling(record[end - 1])) end -= 1;
  while (start < end && isFilling(record[start])) start += 1;
  return [start, end];
}

function isFilling(byte: number | undefined): boolean {
  return byte === SPACE || byte === 0;
}

function plainAt(plain: string, record: Buffer, column: DbfColumn): string {
  const [start, end] = boundsOf(record, column);
  return start === end ? '' : tidied(plain.slice(start, end));
}

function lettersAt(record: Buffer, column: DbfColumn, decode: Reading['decode']): string {
  const [start, end] = boundsOf(record, column);
  if (start === end) return '';
  for (let at = start; at < end; at += 1) {
    if ((record[at] ?? 0) >= HIGH_BIT) return tidied(decode(record.subarray(start, end)));
  }
  return tidied(record.toString('latin1', start, end));
}

/** Nothing inside a value may break a line or end a text. */
function tidied(value: string): string {
  return BREAKERS.test(value) ? value.replaceAll(ALL_BREAKERS, ' ').trim() : value.trim();
}

function currency(units: bigint): string {
  const sign = units < 0n ? '-' : '';
  const whole = units < 0n ? -units : units;
  return `${sign}${whole / CURRENCY_UNITS}.${String(whole % CURRENCY_UNITS).padStart(4, '0')}`;
}

function moment(bytes: Buffer): string {
  const day = bytes.readInt32LE(0);
  const ms = bytes.readInt32LE(4);
  if (day === 0) return '';
  const at = new Date((day - EPOCH_DAY) * DAY_MS + ms);
  if (Number.isNaN(at.getTime())) return '';
  return at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
}
