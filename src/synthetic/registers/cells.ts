import type { Column, SourceContract } from '../../stages/intake/index.ts';
import type { Day } from '../calendar.ts';
import type { DateWriter } from './date-writer.ts';

/** A canonical value before an agency writes it its own way; a date is a day. */
export type FieldValue = string | number | boolean | readonly string[] | null | undefined;

/** What a row says beside whom it is about, in canonical fields as its contract names them. */
export type Fields = Readonly<{ [field: string]: FieldValue }>;

/** By what a row names a person. A fault changes it for one row. */
export type Identity = Readonly<{
  pid: string | null;
  title: string;
  given: string;
  family: string;
  sex: 'm' | 'f';
  birth: Day;
  /** How the birth date is written: in full, as a year, or in the other era. */
  birthAs: 'day' | 'year' | 'wrong-era';
}>;

/** Writes a row as one agency writes it, a cell a column in the contract's order. */
export type CellWriter = (identity: Identity, fields: Fields) => string[];

type Cell = (identity: Identity, fields: Fields) => string;

/** The cell writer of a contract: the inverse of how intake reads it. */
export function cellWriterOf(contract: SourceContract, dates: DateWriter): CellWriter {
  const isPadded = contract.file.format === 'zip';
  const namesPeople = contract.columns.some(({ field }) => field === 'given_name' || field === 'full_name');
  const cells = contract.columns.map(
    (column) => (namesPeople && identityCell(column, dates)) || fieldCell(column, { dates, isPadded }),
  );
  return (identity, fields) => cells.map((cell) => cell(identity, fields));
}

function identityCell(column: Column, dates: DateWriter): Cell | null {
  switch (column.field) {
    case 'pid':
      return ({ pid }) => pid ?? '';
    case 'title':
      return ({ title }) => title;
    case 'given_name':
      return ({ given }) => given;
    case 'family_name':
      return ({ family }) => family;
    case 'full_name':
      return ({ title, given, family }) => `${title}${given} ${family}`;
    case 'sex':
      return sexCell(column);
    case 'birth_date':
      return birthCell(column, dates);
    default:
      return null;
  }
}

function sexCell({ map }: Column): Cell {
  const codes = codesByValue(map);
  const men = codes.get('m') ?? 'm';
  const women = codes.get('f') ?? 'f';
  return ({ sex }) => (sex === 'm' ? men : women);
}

/** Columns that cannot hold a year alone get its first of January. */
function birthCell({ date = 'iso', partial }: Column, dates: DateWriter): Cell {
  return ({ birth, birthAs }) => {
    if (birthAs === 'day') return dates.text(birth, date);
    if (birthAs === 'wrong-era') return dates.wrongEra(birth, date);
    return partial ? dates.yearOnly(birth, date) : dates.text(birth, date);
  };
}

type Manner = Readonly<{ dates: DateWriter; isPadded: boolean }>;

function fieldCell(column: Column, { dates, isPadded }: Manner): Cell {
  const { field } = column;
  switch (column.read) {
    case 'date':
      return dateCell(column, dates);
    case 'code':
      return codeCell(column);
    case 'codes':
      return (_, fields) => listText(fields[field]);
    case 'flag':
      return flagCell(column);
    case 'village-number':
      return (_, fields) => villageText(fields[field], isPadded);
    default:
      return (_, fields) => plainText(fields[field]);
  }
}

function plainText(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : String(value);
}

function listText(value: FieldValue): string {
  return Array.isArray(value) ? value.join(',') : plainText(value);
}

function dateCell({ field, date = 'iso', empty }: Column, dates: DateWriter): Cell {
  const none = empty[0] ?? '';
  return (_, fields) => {
    const day = fields[field];
    return typeof day === 'number' ? dates.text(day, date) : none;
  };
}

function flagCell(column: Column): Cell {
  const yes = column.true?.[0] ?? '';
  const no = column.false?.[0] ?? '';
  return (_, fields) => {
    const value = fields[column.field];
    return value === null || value === undefined ? '' : value ? yes : no;
  };
}

/** Health units write two digits, everybody else a number; outside villages there is none. */
function villageText(value: FieldValue, isPadded: boolean): string {
  const text = plainText(value);
  if (isPadded || text === '') return text;
  const number = Number(text);
  return number === 0 ? '' : String(number);
}

/** A list's codes are written as they are; a map is turned round. */
function codeCell({ field, map }: Column): Cell {
  const codes = codesByValue(map);
  return (_, fields) => {
    const value = plainText(fields[field]);
    return codes.get(value) ?? value;
  };
}

function codesByValue(map: Column['map']): ReadonlyMap<string, string> {
  return new Map(Object.entries(map ?? {}).map(([code, value]) => [value, code]));
}

const THAI_ZERO = 0x0e50;

/** Writes digits the Thai way. */
export function thaiDigits(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(THAI_ZERO + Number(digit)));
}
