import { expect, it } from 'vitest';
import type { MeasureAnswer } from '../../../contract/index.ts';
import { entriesFor } from './entries.ts';

const measure: MeasureAnswer = {
  id: 'gap:x',
  title: { th: 'คนตกหล่น', en: 'People missing out' },
  definition: { th: '', en: '' },
  unit: 'people',
  formula: null,
  quality: { verified: false, note: null },
  suppression: 'small-counts',
  sources: [],
  layer: 'overview',
  programme: null,
  direction: 'more-is-worse',
  hasList: true,
  over: 'people',
};
const step = { code: '17', level: 'province', name: { th: 'สิงห์บุรี', en: 'Sing Buri' } } as const;
const known = {
  here: '1706',
  content: { measures: [measure], groups: [], programmes: [], regions: [] },
  areas: [{ ...step, path: [step] }],
  words: { say: (id: string) => id, pick: (both: { en: string }) => both.en },
};

it('offers pages when nothing is typed', () => {
  expect(new Set(entriesFor({ ...known, text: ' ' }).map(({ kind }) => kind))).toEqual(new Set(['pages']));
});

it('finds a figure by its name in either language, for the area one is in, and areas after it', () => {
  const found = entriesFor({ ...known, text: 'ตกหล่น' });
  expect(found.map(({ to }) => to)).toEqual(['/area/1706?layer=gap%3Ax', '/area/17']);
  expect(entriesFor({ ...known, text: 'MISSING' })[0]?.title).toBe('People missing out');
});
