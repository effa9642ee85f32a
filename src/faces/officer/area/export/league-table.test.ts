import { expect, it } from 'vitest';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { writeCsv } from '../../../shared/index.ts';
import { leagueTable } from './league-table.ts';

const measure: MeasureAnswer = {
  id: 'people',
  title: { th: 'คน', en: 'People, all' },
  definition: { th: '', en: '' },
  unit: 'people',
  formula: null,
  quality: { verified: false, note: null },
  suppression: 'small-counts',
  sources: [],
  layer: 'overview',
  programme: null,
  direction: 'neutral',
  hasList: true,
  over: null,
};
const child = {
  code: '17',
  level: 'province',
  name: { th: 'ก', en: 'A' },
  lon: 0,
  lat: 0,
  groups: {},
} as const;

it('writes money in baht, quotes what needs it, and leaves the unknown empty', () => {
  const money: MeasureAnswer = {
    ...measure,
    id: 'money',
    title: { th: '', en: 'Money' },
    unit: 'satang-a-month',
  };
  const table = leagueTable({
    children: [
      { ...child, figures: { people: 2, money: 60050 } },
      { ...child, figures: { people: 0 } },
    ],
    measures: [measure, money],
    group: undefined,
    words: { pick: (both) => both.en },
  });
  expect(writeCsv(table)).toBe('\uFEFFcode,name,"People, all",Money\r\n17,A,2,600.5\r\n17,A,0,');
});
