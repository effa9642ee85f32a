import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import type { AreaCode } from '../../base/model/index.ts';
import { indexPlaces } from './place-index.ts';

const places = loadThailand().places();
const index = indexPlaces(places);

describe('places', () => {
  it('are found by code, however it is written', () => {
    expect(index.get('th').code).toBe('TH');
    expect(index.get('17').nameEn).toBe('Sing Buri');
  });

  it.each(['', 'XX', '1', '999', '99', '17020', '170203011', "17' or true", '๑๗'])(
    'do not have a code “%s”',
    (code) => {
      expect(() => index.get(code)).toThrow('AREA_UNKNOWN');
    },
  );

  it('lead from a retired code to the one that took its place', () => {
    const retired = places.find((place) => place.retired && place.successor);
    expect(retired).toBeDefined();
    expect(index.get(retired?.code ?? '').code).toBe(retired?.successor);
  });

  it('are the smallest known around a code that is none, and the country around nothing', () => {
    const subdistrict = places.find((place) => place.level === 'subdistrict' && !place.retired)?.code ?? '';
    expect(index.nearest(`${subdistrict}99`).code).toBe(subdistrict);
    expect(index.nearest('17999999').code).toBe('17');
    expect(index.nearest('99999999').code).toBe('TH');
    expect(index.nearest(null).code).toBe('TH');
    expect(index.nearest('17').code).toBe('17');
  });

  it('stand below each other without a gap', () => {
    const gaps = places.filter(({ retired, level, code, parent }) => {
      if (retired || level === 'country') return false;
      const above = index.pathOf(code).map((step) => step.code);
      return above.at(0) !== 'TH' || above.at(-1) !== code || above.at(-2) !== parent;
    });
    expect(gaps).toEqual([]);
  });

  it('are each the child of one parent', () => {
    const below = (code: AreaCode): number =>
      index.childrenOf(code).reduce((all, child) => all + 1 + below(child.code), 0);
    expect(below('TH' as AreaCode)).toBe(places.filter((place) => !place.retired).length - 1);
  });
});

describe('finding a place', () => {
  it('begins with names that begin so, in either language and either case', () => {
    expect(index.search('สิงห์บุรี', 5)[0]?.code).toBe('17');
    expect(index.search('  sing bu', 5)[0]?.code).toBe('17');
  });

  it('takes the beginning of a code', () => {
    expect(index.search('17', 3).map((place) => place.code)[0]).toBe('17');
    expect(index.search('1702', 50).every((place) => place.code.startsWith('1702'))).toBe(true);
  });

  it('gives no more than asked for, and nothing for nothing', () => {
    expect(index.search('บ้าน', 7)).toHaveLength(7);
    expect(index.search('   ', 7)).toEqual([]);
  });
});
