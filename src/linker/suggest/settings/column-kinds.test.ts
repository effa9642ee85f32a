import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from './column-kinds.ts';
import { sampledColumn } from './read-sample.ts';

const ROWS = 400;
type Make = (row: number) => string | null;

function kind(make: Make, eraYears?: number) {
  return kindOf(
    sampledColumn(
      'c',
      Array.from({ length: ROWS }, (_, row) => make(row)),
    ),
    eraYears,
  );
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const name = (row: number) =>
  Array.from({ length: 6 }, (_, place) => LETTERS[Math.floor((row * 48_271) / 7 ** place) % 26]).join('');
const two = (number: number) => String(number).padStart(2, '0');

describe('the kind of a column', () => {
  const cases: readonly (readonly [string, Make, string])[] = [
    ['nothing at all', () => null, 'unused'],
    ['one value everywhere', () => 'x', 'unused'],
    ['hardly any value', (row) => (row < 4 ? name(row) : null), 'unused'],
    ['names of one word', name, 'name'],
    ['Thai names', (row) => `สม${'กขคงจชซ'[row % 7]}${'ฐดตถทธน'[row % 5]}${'บปผพฟภม'[row % 6]}`, 'name'],
    ['names of several words', (row) => `${name(row)} ${name(row + 5)}`, 'full-name'],
    ['two letters for sex', (row) => (row % 2 ? 'm' : 'f'), 'category'],
    ['few numbers', (row) => String(row % 5), 'category'],
    ['ages', (row) => String(row % 99), 'category'],
    ['years', (row) => String(1900 + (row % 100)), 'year'],
    ['numbers of thirteen digits', (row) => `1${String(row * 7919).padStart(12, '0')}`, 'digits'],
    ['telephones with marks', (row) => `08-${1000 + row}-${2000 + row}`, 'digits'],
    ['postcodes of letters and digits', (row) => `ab${row % 90} ${row % 9}cd`, 'code'],
    ['places on the map', (row) => `${13 + row / 999}00`.slice(0, 9), 'decimal'],
    ['mail', (row) => `${name(row)}@example.org`, 'email'],
    ['addresses', (row) => `${row} ${name(row)} street east ${name(row % 9)}`, 'words'],
    ['streets', (row) => `${name(row)} ${row % 2 ? 'road' : 'lane'}`, 'text'],
    ['long stories', (row) => `${name(row)} `.repeat(30).trim() + row, 'unused'],
  ];
  it.each(cases)('is told of %s', (_, make, is) => {
    expect(kind(make).is).toBe(is);
  });

  it('is a date in whatever way dates are written, and day comes before month where the values leave it open', () => {
    const written = (format: string) => (row: number) =>
      format
        .replace('YYYY', String(1930 + (row % 70)))
        .replace('MM', two(1 + (row % 12)))
        .replace('DD', two(1 + (row % 28)));
    for (const format of ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'YYYYMMDD'])
      expect(kind(written(format))).toMatchObject({
        is: 'date',
        form: { format, share: 1, mixedEras: false },
      });
    const open = (row: number) => `${two(1 + (row % 12))}/${two(1 + (row % 11))}/1950`;
    expect(kind(open)).toMatchObject({ form: { format: 'DD/MM/YYYY' } });
  });

  it('is a date of two eras only where the country says how far apart they are', () => {
    const mixed = (row: number) => `${1930 + (row % 60) + (row % 3 === 0 ? 543 : 0)}-0${1 + (row % 9)}-15`;
    expect(kind(mixed, 543)).toMatchObject({ is: 'date', form: { mixedEras: true } });
    expect(kind(mixed).is).not.toBe('date');
  });

  it('is the same in whatever order rows come, and says why, whatever the values are', () => {
    const value = fc.option(
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
        fc.integer().map(String),
      ),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (rows) => {
        const found = kindOf(sampledColumn('c', rows), 543);
        expect(kindOf(sampledColumn('c', rows.toReversed()), 543)).toEqual(found);
        expect(found.why).not.toBe('');
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
