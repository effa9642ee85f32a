import { describe, expect, it } from 'vitest';
import { madeMeasure } from '../../shared/testing/index.ts';
import { entriesFor } from './entries.ts';

const measure = madeMeasure({ id: 'gap:x', title: { th: 'คนตกหล่น', en: 'People missing out' } });
const step = { code: '17', level: 'province', name: { th: 'สิงห์บุรี', en: 'Sing Buri' } } as const;
const known = {
  here: '1706',
  ownArea: '17',
  role: 'officer' as const,
  content: { measures: [measure], groups: [], programmes: [], regions: [], locals: false },
  areas: [{ ...step, path: [step] }],
  views: [{ id: '1', name: 'รอบตุลาคม', address: '/lists/7', at: '' }],
  words: { say: (id: string) => id, pick: (both: { en: string }) => both.en },
};
const pagesOf = (role: 'viewer' | 'officer' | 'steward' | 'auditor' | 'protection-officer') =>
  entriesFor({ ...known, role, text: '' }).flatMap(({ kind, to }) => (kind === 'pages' ? [to] : []));

describe('the box to go anywhere', () => {
  it('offers pages and kept pages when nothing is typed', () => {
    expect(new Set(entriesFor({ ...known, text: ' ' }).map(({ kind }) => kind))).toEqual(
      new Set(['pages', 'views']),
    );
  });

  it('offers a page to those it has something for, and flags of the own area', () => {
    expect(pagesOf('officer')).toContain('/search');
    expect(pagesOf('officer')).toContain('/area/17/flags');
    expect(pagesOf('officer')).not.toContain('/review');
    expect(pagesOf('officer')).toContain('/look-ups');
    expect(pagesOf('officer')).not.toContain('/erasures');
    expect(pagesOf('protection-officer')).toContain('/erasures');
    expect(pagesOf('steward')).toContain('/review');
    expect(pagesOf('steward')).not.toContain('/search');
    expect(pagesOf('auditor')).toContain('/reads');
    expect(pagesOf('auditor')).not.toContain('/area/17/flags');
    expect(pagesOf('viewer')).toContain('/open-data');
    expect(pagesOf('viewer')).not.toContain('/');
  });

  it('offers the overview of claims to officers of a province or more', () => {
    const isOffered = (ownArea: string) =>
      entriesFor({ ...known, ownArea, text: '' }).some(({ to }) => to === '/claims/overview');
    expect(['TH', 'R1-A', '17', '1701', '170101', 'L17'].map(isOffered)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('finds a figure by its name in either language, for the area one is in, and areas after it', () => {
    const found = entriesFor({ ...known, text: 'ตกหล่น' });
    expect(found.map(({ to }) => to)).toEqual(['/area/1706?layer=gap%3Ax', '/area/17']);
    expect(entriesFor({ ...known, text: 'MISSING' })[0]?.title).toBe('People missing out');
  });

  it('finds a kept page by its name', () => {
    expect(entriesFor({ ...known, areas: [], text: 'ตุลา' }).map(({ to }) => to)).toEqual(['/lists/7']);
  });
});
