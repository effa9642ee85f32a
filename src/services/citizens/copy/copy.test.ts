import { expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

it('writes texts that look like formulas as texts, and numbers as numbers', () => {
  const written = writeCsv([
    ['=1+1', -5, null],
    ['a "word", and\nmore', '@sum', 'ก'],
  ]).toString('utf8');
  expect(written).toBe('\uFEFF\'=1+1,-5,\r\n"a ""word"", and\nmore",\'@sum,ก\r\n');
});
