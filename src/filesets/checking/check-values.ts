import type { ColumnDescription, FileDescription, ReadFile, Row } from '../description/file-set.ts';
import type { FaultList } from './fault-list.ts';
import { commonDay, dayShape, hasFittingLastDigit, isTime, numberShape } from './value-shapes.ts';

/** What values are judged by: days as digits. */
export type ValueChoice = Readonly<{ today: string | undefined }>;

type Told = Readonly<{ value: string; other?: string | undefined; isSure?: boolean }>;
/** Tells of a value in the row and column at hand. */
type Tell = (code: string, told: Told) => void;
type Check = (value: string, tell: Tell) => void;

const DATE_PATTERN = 'YYYYMMDD';
const MOST_CODES_SHOWN = 30;

/** Days and times: all that the door asks of values. */
export function checkMoments({ description, rows }: ReadFile, faults: FaultList): void {
  const columns = description.columns.filter(
    ({ type }) => type === 'date' || type === 'time' || type === 'datetime',
  );
  const checks = columns.map((column) => [column, momentCheck(column)] as const);
  runChecks({ description, rows, checks, faults });
}

/** Everything that a description says of values, but for days and times. */
export function checkValues(file: ReadFile, faults: FaultList, choice: ValueChoice): void {
  const { description, rows, present } = file;
  const columns = description.columns.filter(({ at }) => present[at]);
  const checks = columns.flatMap((column) => {
    const check = valueCheck(column, choice);
    return check === undefined ? [] : [[column, check] as const];
  });
  runChecks({ description, rows, checks, faults });
  checkRequired(file, faults);
  checkOrder(file, faults);
}

type Run = Readonly<{
  description: FileDescription;
  rows: readonly Row[];
  checks: readonly (readonly [ColumnDescription, Check])[];
  faults: FaultList;
}>;

/** Column by column, because each check then meets values of one kind. */
function runChecks({ description, rows, checks, faults }: Run): void {
  for (const [{ at, name }, check] of checks) {
    let row = 0;
    const tell: Tell = (code, told) =>
      faults.add({ code, file: description.name, row, field: name, ...told });
    for (const values of rows) {
      row += 1;
      const value = values[at];
      if (value !== undefined && value !== '') check(value, tell);
    }
  }
}

function momentCheck({ type, length = 4 }: ColumnDescription): Check {
  if (type === 'time') {
    const pattern = length === 6 ? 'HHmmss' : 'HHmm';
    return (value, tell) => {
      if (!isTime(value, length)) tell('time-shape', { value, other: pattern });
    };
  }
  const isDateTime = type === 'datetime';
  return (value, tell) => {
    const day = isDateTime ? value.slice(0, 8) : value;
    const shape = dayShape(day);
    if (shape === 'buddhist') tell('date-buddhist', { value, other: commonDay(day) + value.slice(8) });
    if (shape === 'wrong')
      tell('date-shape', { value, other: isDateTime ? `${DATE_PATTERN}HHmmss` : DATE_PATTERN });
    else if (isDateTime && !isTime(value.slice(8), value.length === 12 ? 4 : 6)) {
      tell('time-shape', { value, other: `${DATE_PATTERN}HHmmss` });
    }
  };
}

function valueCheck(column: ColumnDescription, { today }: ValueChoice): Check | undefined {
  const { type, past } = column;
  if (type === 'number') return numberCheck(column);
  if (type === 'date' || type === 'datetime')
    return past && today !== undefined ? pastCheck(today) : undefined;
  if (type === 'time') return undefined;
  return textCheck(column);
}

function pastCheck(today: string): Check {
  return (value, tell) => {
    const day = value.slice(0, 8);
    if (day > today && dayShape(day) === 'right') tell('date-future', { value, other: today });
  };
}

function numberCheck({ length, decimals, signed, verified }: ColumnDescription): Check {
  return (value, tell) => {
    const shape = numberShape(value);
    if (shape === undefined) return tell('not-a-number', { value });
    if (shape.isNegative && !signed) tell('negative', { value });
    if (shape.decimals > decimals) tell('decimals', { value, other: String(decimals) });
    if (length !== undefined && digitsOf(value) > length) {
      tell('too-long', { value, other: String(length), isSure: verified });
    }
  };
}

/** Layouts count digits, not the sign and the point. */
function digitsOf(value: string): number {
  return value.length - (value.includes('.') ? 1 : 0) - (value.startsWith('-') ? 1 : 0);
}

function textCheck({ length, codes, shape, checkDigit, verified }: ColumnDescription): Check | undefined {
  if (length === undefined && codes === undefined && shape === undefined && !checkDigit) return undefined;
  const known = codes === undefined ? undefined : new Set(codes.values.keys());
  const some = [...(known ?? [])].slice(0, MOST_CODES_SHOWN).join(', ');
  return (value, tell) => {
    if (known !== undefined && !known.has(value)) {
      return tell('code-unknown', { value, other: some, isSure: codes?.verified === true });
    }
    if (length !== undefined && value.length > length) {
      tell('too-long', { value, other: String(length), isSure: verified });
    }
    if (shape !== undefined && !shape.test(value)) tell('shape-wrong', { value, other: shape.source });
    if (checkDigit && !hasFittingLastDigit(value)) tell('check-digit', { value });
  };
}

/** Columns that the file has and that a row leaves empty; a column that is missing throughout is told once, elsewhere. */
function checkRequired({ description, rows, present }: ReadFile, faults: FaultList): void {
  const asked = new Set(description.filled.flat());
  const columns = description.columns.filter(({ at, required }) => required && present[at] && !asked.has(at));
  for (const { at, name, verified } of columns) {
    let row = 0;
    for (const values of rows) {
      row += 1;
      if (values[at] !== '') continue;
      const isSure = verified && description.verified;
      faults.add({ code: 'required-empty', file: description.name, row, field: name, isSure });
    }
  }
}

function checkOrder({ description, rows }: ReadFile, faults: FaultList): void {
  for (const { at, name, notBefore } of description.columns) {
    for (const earlier of notBefore) {
      const than = description.columns[earlier]?.name ?? '';
      rows.forEach((values, index) => {
        const [from = '', to = ''] = [values[earlier], values[at]];
        if (to === '' || from === '' || to >= from || dayShape(to.slice(0, 8)) !== 'right') return;
        if (dayShape(from.slice(0, 8)) !== 'right') return;
        faults.add({
          code: 'date-before',
          file: description.name,
          row: index + 1,
          field: name,
          value: to,
          other: `${than} ${from}`,
        });
      });
    }
  }
}
