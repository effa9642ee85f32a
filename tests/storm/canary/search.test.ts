import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { drawNumbers } from './numbers.ts';
import { searchFolders, searchText } from './search.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipao-search-'));
const numbers = drawNumbers(500, 3);
const number = numbers[77] ?? '';

afterAll(() => rmSync(folder, { recursive: true }));

function formsOf(content: Buffer | string): string[] {
  writeFileSync(join(folder, 'file'), content);
  return searchFolders([folder], numbers).hits.map(({ form }) => form);
}

describe('the search for planted numbers', () => {
  it('draws numbers of 13 digits with the right last one, the same for a seed', () => {
    expect(drawNumbers(500, 3)).toEqual(numbers);
    for (const one of numbers.slice(0, 50)) {
      const sum = [...one.slice(0, 12)].reduce((all, digit, place) => all + Number(digit) * (13 - place), 0);
      expect(Number(one[12])).toBe((11 - (sum % 11)) % 10);
    }
  });

  it('finds a number in every form it is written in', () => {
    const value = Buffer.alloc(24);
    value.writeBigInt64LE(BigInt(number), 12);
    const dashed = `${number[0]}-${number.slice(1, 5)}-${number.slice(5, 10)}-${number.slice(10, 12)}-${number[12]}`;
    expect(formsOf(`a,${number},b`)).toEqual(['text']);
    expect(formsOf(`77${number}33`)).toEqual(['text']);
    expect(formsOf(dashed)).toEqual(['dashed']);
    expect(formsOf(Buffer.from(number, 'utf16le'))).toEqual(['wide text']);
    expect(formsOf(value)).toEqual(['integer']);
    expect(searchText('log', `{"msg":"${number}"}`, numbers)).toEqual([{ where: 'log', form: 'text' }]);
  });

  it('takes a packed file for a find, because nobody can look into it, and other numbers for none', () => {
    expect(formsOf(gzipSync(number))).toEqual(['packed as gzip']);
    expect(formsOf(Buffer.from('PAR1 …'))).toEqual(['packed as parquet']);
    expect(formsOf(`${drawNumbers(1, 4)[0]} 1234567890123 ${number.slice(1)}`)).toEqual([]);
  });
});
