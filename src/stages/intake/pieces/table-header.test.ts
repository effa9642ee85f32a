import { expect, it } from 'vitest';
import { contractSchema } from '../contract.ts';
import { layoutOf } from './table-header.ts';

const WORD = { th: 'ก', en: 'a' };
const contract = contractSchema.parse({
  id: 'survey',
  title: WORD,
  agency: { id: 'a', name: WORD },
  controller: WORD,
  processor: WORD,
  legalBasis: { law: WORD, ground: '', verified: false },
  classification: 'open',
  freshness: { everyDays: 365, staleAfterDays: 550 },
  file: { pattern: 'survey', format: 'delimited' },
  row: WORD,
  identifies: 'none',
  columns: [
    { name: 'KEY', field: 'key', read: 'text' },
    { name: 'NEW', field: 'new', read: 'flag', optional: true },
    { name: 'MARK', field: 'mark', read: 'text' },
  ],
});
const headed = (...names: string[]) =>
  layoutOf({ file: 'survey.csv', names, contract, contracts: [contract] });

it('takes a file of an older form, which lacks an optional column', () => {
  expect(headed('MARK', 'KEY')).toEqual({ width: 2, places: [1, -1, 0] });
  expect(headed('KEY', 'NEW', 'MARK')).toEqual({ width: 3, places: [0, 1, 2] });
});

it('refuses a file that lacks any other', () => {
  expect(headed('KEY', 'NEW')).toMatchObject({ code: 'FILE_COLUMNS_MISSING', params: { missing: 'MARK' } });
});
