import { expect, it } from 'vitest';
import { loadCodeLists } from './index.ts';

const lists = new Map(loadCodeLists().map((list) => [list.id, list.values]));

it('reads the same number differently at each agency', () => {
  const fourth = ['msdhs-disability-7', 'moph-disability', 'moe-disability'].map(
    (list) => lists.get(list)?.['4']?.canonical,
  );
  expect(fourth).toEqual(['mental', 'needs-certificate', 'needs-certificate']);
});

it('leads every disability code to a kind that has a name here', () => {
  const kinds = new Set(Object.keys(lists.get('disability') ?? {}));
  const codes = [...lists]
    .filter(([id]) => id.includes('disability'))
    .flatMap(([, values]) => Object.values(values));
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter(({ canonical }) => !kinds.has(canonical ?? ''))).toEqual([]);
});

it('says of every code that covers several kinds of disability which they may be, and each kind is met by both lists of the law', () => {
  const seven = Object.values(lists.get('msdhs-disability-7') ?? {}).map(({ canonical }) => canonical);
  expect(new Set(seven).size).toBe(7);
  const nine = Object.values(lists.get('moe-disability-9') ?? {});
  expect(nine).toHaveLength(9);
  const open = [...lists].flatMap(([, values]) =>
    Object.values(values).filter(({ canonical }) => canonical === 'needs-certificate'),
  );
  const unclear = open.filter(({ may, en }) => !may && !en.startsWith('Needs'));
  expect(unclear).toEqual([]);
  const met = new Set(nine.flatMap(({ canonical, may = [] }) => [canonical, ...may]));
  expect(seven.filter((kind) => !met.has(kind))).toEqual([]);
  const kinds = new Set(Object.keys(lists.get('disability') ?? {}));
  expect(open.flatMap(({ may = [] }) => may).filter((kind) => !kinds.has(kind))).toEqual([]);
});

it('shares no disadvantage of a pupil but poverty', () => {
  expect(Object.keys(lists.get('moe-disadvantage-shared') ?? {})).toEqual(['9', '99']);
});

it('knows all 16 person statuses and every sub-right once', () => {
  expect(Object.keys(lists.get('dopa-person-status') ?? {})).toHaveLength(16);
  expect(Object.keys(lists.get('nhso-sub-right') ?? {})).toHaveLength(106);
});
