import { expect, it } from 'vitest';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { writeCsv } from '../../../shared/index.ts';
import { AS_COUNTED, madeMeasure } from '../../../shared/testing/index.ts';
import { leagueTable } from './league-table.ts';

const measure = madeMeasure({
  id: 'people',
  title: { th: 'คน', en: 'People, all' },
  over: null,
});
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
    '\uFEFFcode,name,"People, all",Money,within,held_back\r\n17,A,2,600.5,0,\r\n17,A,0,,5,money=DOMINATED\r\n',
  );
});
