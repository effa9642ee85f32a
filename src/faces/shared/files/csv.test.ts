import { expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

it('writes a table for spreadsheets: numbers as numbers, the unknown empty, and no text that is run', () => {
  const lines = [
    ['=HYPERLINK("x")', -1.5, undefined],
    ['โรงพยาบาล, สมมุติ', 0, '@a'],
  ];
  expect(writeCsv({ head: ['code', 'baht', 'name'], lines })).toBe(
    '\uFEFFcode,baht,name\r\n"\'=HYPERLINK(""x"")",-1.5,\r\n"โรงพยาบาล, สมมุติ",0,\'@a\r\n',
  );
});
