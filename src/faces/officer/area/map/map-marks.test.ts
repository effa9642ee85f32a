import { describe, expect, it } from 'vitest';
import type { AreaChild } from '../../../../contract/index.ts';
import type { DrawnShape } from '../../../shared/index.ts';
import { AS_COUNTED, madeMeasure, plainWords } from '../../../shared/testing/index.ts';
import { leagueRows } from '../league/league-rows.ts';
import { markMap } from './map-marks.ts';

const layer = madeMeasure();

const words = plainWords();

function child(code: string, figures: Record<string, number>): AreaChild {
  return {
    code,
    level: 'district',
    name: { th: code, en: code },
    lon: 0,
    lat: 0,
    protection: AS_COUNTED,
    figures,
    groups: {},
  };
}

function shape(codes: readonly string[]): DrawnShape {
  const [code = ''] = codes;
  return {
    code,
    codes,
    name: { th: code, en: code },
    kind: 'outline',
    path: '',
    x: 0,
    y: 0,
    width: 9,
    height: 9,
  };
}

const against = { people: 1000, missing_out: 20 };
const rows = leagueRows(
  [
    child('01', { people: 100, missing_out: 9 }),
    child('02', { people: 100, missing_out: 1 }),
    child('03', { people: 100, missing_out: 0 }),
    child('04', { people: 100 }),
  ],
  { layer, money: undefined, group: undefined, against, sort: undefined },
);
const of = { code: '1', level: 'province', name: { th: '', en: '' } } as const;
const view = { layer, listed: { of, by: undefined, level: 'district', figures: against } } as const;
const inputs = { rows, view, words, addressOf: (code: string) => `/${code}` };

describe('markMap', () => {
  it('colours by count, with none and not known apart, and ranks those to act on first', () => {
    const shapes = ['01', '02', '03', '04'].map((code) => shape([code]));
    const { marks } = markMap({ ...inputs, shapes, kind: 'seq' });
    expect([...marks.values()].map((mark) => [mark.fill, mark.rank])).toEqual([
      ['seq-4', 1],
      ['seq-3', 2],
      ['none', undefined],
      ['unknown', undefined],
    ]);
    expect(marks.get('04')?.lines[0]).toBe('unknown');
  });

  it('counts areas that share a shape together', () => {
    const { marks } = markMap({ ...inputs, shapes: [shape(['01', '02'])], kind: 'seq' });
    expect(marks.get('01')?.lines[0]).toBe('10 unit.people');
    expect(marks.get('01')?.lines).toContain('map.shared');
  });

  it('does not know the sum when it does not know a part', () => {
    const { marks } = markMap({ ...inputs, shapes: [shape(['01', '04'])], kind: 'seq' });
    expect(marks.get('01')?.fill).toBe('unknown');
  });

  it('colours by difference from the area around', () => {
    const { marks } = markMap({ ...inputs, shapes: [shape(['01']), shape(['03'])], kind: 'div' });
    expect(marks.get('01')?.fill).toMatch(/div-[34]/);
    expect(marks.get('03')?.fill).toMatch(/div-[12]/);
  });
});
