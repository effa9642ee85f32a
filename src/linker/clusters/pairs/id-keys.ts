import { unusable } from './edges.ts';

/** A column of record ids as an engine hands it over; floats must be whole numbers. */
export type IdColumn = Int32Array | Float64Array | BigInt64Array;

/** Ids as unsigned halves that sort as the ids do. */
export type IdKeys = Readonly<{ high: Uint32Array; low: Uint32Array }>;

const TWO_32 = 2 ** 32;
/** Turned over, the sign bit makes negative numbers sort before positive ones. */
const SIGN = 0x80000000;

/** The ids of some columns, one after the other, as sort keys. */
export function idKeys(columns: readonly IdColumn[]): IdKeys {
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const keys = { high: new Uint32Array(length), low: new Uint32Array(length) };
  let start = 0;
  for (const column of columns) {
    if (column instanceof BigInt64Array) addWide(keys, start, column);
    else addNumbers(keys, start, column);
    start += column.length;
  }
  return keys;
}

/** Reads 64-bit numbers as pairs of 32 bits (every platform of Node puts the low half first): no bigint is made. */
function addWide({ high, low }: IdKeys, start: number, column: BigInt64Array): void {
  const halves = halvesOf(column);
  for (let i = 0; i < column.length; i++) {
    low[start + i] = halves[2 * i] ?? 0;
    high[start + i] = (halves[2 * i + 1] ?? 0) ^ SIGN;
  }
}

function addNumbers({ high, low }: IdKeys, start: number, column: Int32Array | Float64Array): void {
  for (let i = 0; i < column.length; i++) {
    const id = column[i] ?? 0;
    if (!Number.isSafeInteger(id)) throw unusable('an id is not a whole number below 2^53');
    low[start + i] = id;
    high[start + i] = Math.floor(id / TWO_32) ^ SIGN;
  }
}

/** The id behind a sort key, in an array of the kind the ids came in. */
export function idsOfKeys({ high, low }: IdKeys, kind: IdColumn): IdColumn {
  if (kind instanceof BigInt64Array) {
    const halves = new Uint32Array(2 * low.length);
    for (let i = 0; i < low.length; i++) {
      halves[2 * i] = low[i] ?? 0;
      halves[2 * i + 1] = (high[i] ?? 0) ^ SIGN;
    }
    return new BigInt64Array(halves.buffer);
  }
  const ids = kind instanceof Int32Array ? new Int32Array(low.length) : new Float64Array(low.length);
  for (let i = 0; i < ids.length; i++) ids[i] = ((high[i] ?? 0) ^ SIGN) * TWO_32 + (low[i] ?? 0);
  return ids;
}

function halvesOf(column: BigInt64Array): Uint32Array {
  return new Uint32Array(column.buffer, column.byteOffset, 2 * column.length);
}

/** 64-bit numbers as floats; refuses what a float cannot hold exactly. */
export function exactNumbers(column: BigInt64Array): Float64Array {
  const halves = halvesOf(column);
  const numbers = new Float64Array(column.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = ((halves[2 * i + 1] ?? 0) | 0) * TWO_32 + (halves[2 * i] ?? 0);
    if (!Number.isSafeInteger(number)) throw unusable('a code is not a whole number below 2^53');
    numbers[i] = number;
  }
  return numbers;
}
