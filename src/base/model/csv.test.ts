import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvFile, csvLine, unmarked } from './csv.ts';

it('quotes what would break a line, and leaves the rest as it is', () => {
  expect(csvLine(['ก', 1.5, null, '', 'a,b', 'say "x"', 'two\r\nlines'])).toBe(
    'ก,1.5,,,"a,b","say ""x""","two\r\nlines"',
  );
});

it('is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const read = [...`${csvLine(cells)},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*)),/gy)];
      expect(read.map(([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain)).toEqual(cells);
    }),
  );
});

it('marks a text that a spreadsheet would run, and no number', () => {
  expect(csvFile([['=1+1', '+66', '-1', ' @SUM', '\t=1', 'plain', -1, null]])).toBe(
    "\uFEFF'=1+1,'+66,'-1,' @SUM,'\t=1,plain,-1,\r\n",
  );
});

it('leaves an amount below nothing a number, and gives back what was marked', () => {
  expect(csvFile([['-25.00', '-25.00+1', '-2']])).toBe("\uFEFF-25.00,'-25.00+1,'-2\r\n");
  expect(["'=1+1", "'-2", "' @SUM", "'s", '-25.00'].map(unmarked)).toEqual([
    '=1+1',
    '-2',
    ' @SUM',
    "'s",
    '-25.00',
  ]);
});

it('writes texts that look like formulas as texts, and numbers as numbers', () => {
  const rows = [
    ['=1+1', -5, null],
    ['a "word", and\nmore', '@sum', 'ก'],
  ];
  expect(csvFile(rows)).toBe('\uFEFF\'=1+1,-5,\r\n"a ""word"", and\nmore",\'@sum,ก\r\n');
});

it('makes a file that spreadsheets know as UTF-8', () => {
  expect(
    csvFile([
      ['ชื่อ', 'บาท'],
      ['=ก', 600],
    ]),
  ).toBe("\uFEFFชื่อ,บาท\r\n'=ก,600\r\n");
});
