import { expect, it } from 'vitest';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { writeCsv } from '../../../shared/index.ts';
import { leagueTable } from './league-table.ts';

const AS_COUNTED = { kind: 'none', within: 0, hidden: {}, hiddenInGroups: {} } as const;
const measure: MeasureAnswer = {
  id: 'people',
  title: { th: 'คน', en: 'People, all' },
  definition: { th: '', en: '' },
  unit: 'people',
  formula: null,
  quality: { verified: false, note: null },
  suppression: 'small-counts',
  publish: 'counts',
  publishByGroup: true,
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
  protection: AS_COUNTED,
  groups: {},
} as const;

it('writes money in baht, quotes what needs it, leaves the unknown empty, and tells of each area how it is protected', () => {
  const money: MeasureAnswer = {
    ...measure,
    id: 'money',
    title: { th: '', en: 'Money' },
    unit: 'satang-a-month',
  };
  const table = leagueTable({
    children: [
      { ...child, figures: { people: 2, money: 60050 } },
      {
        ...child,
        figures: { people: 0 },
        protection: { ...AS_COUNTED, kind: 'noise', within: 5, hidden: { money: 'DOMINATED' } },
      },
    ],
    measures: [measure, money],
    group: undefined,
    words: { pick: (both) => both.en },
  });
  expect(writeCsv(table)).toBe(
    '\uFEFFcode,name,"People, all",Money,within,held_back\r\n17,A,2,600.5,0,\r\n17,A,0,,5,money=DOMINATED',
  );
});
