import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

describe('reading a CSV file', () => {
  it('takes quoted fields with commas, quotes and line ends', () => {
    const [row] = parseCsv('a,b\n"x, ""y""\nz",2\n', 'made-up.csv');
    expect(row?.text('a')).toBe('x, "y"\nz');
    expect(row?.number('b')).toBe(2);
  });

  it('reads an empty field as nothing, also at the end of the last line', () => {
    const [row] = parseCsv('a,b\n1,', 'made-up.csv');
    expect(row?.textOrNull('b')).toBeNull();
    expect(row?.numberOrNull('b')).toBeNull();
  });

  it('gives back any text that was written with quotes', () => {
    const field = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
        const quoted = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
        const read = parseCsv(['a,b', ...quoted, ''].join('\r\n'), 'made-up.csv');
        expect(read.map((row) => [row.text('a'), row.text('b')])).toEqual(rows);
      }),
    );
  });

  it.each([
    ['a row with a field too many', 'a,b\n1,2,3\n', 'row 1'],
    ['a quotation mark inside a plain field', 'a,b\n1,2\nx"y,2\n', 'row 2'],
    ['an empty file', '', 'line 1'],
  ])('refuses %s and says where', (_, text, where) => {
    expect(() => parseCsv(text, 'made-up.csv')).toThrow(`made-up.csv at ${where}`);
  });

  it('refuses a missing column, a word for a number and a wrong area code', () => {
    const [row] = parseCsv('a\nword\n', 'made-up.csv');
    expect(() => row?.text('b')).toThrow('there is no such column');
    expect(() => row?.number('a')).toThrow('not a number');
    expect(() => row?.areaCode('a')).toThrow('not an area code');
  });
});
