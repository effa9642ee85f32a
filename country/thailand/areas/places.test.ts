import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { areaLevelOf, parentOf } from '../../../src/base/model/index.ts';
import { loadStatistics } from '../statistics/index.ts';
import { idOfPlaces, loadPlaces, loadVillageCounts } from './index.ts';

const places = loadPlaces();
const current = places.filter((place) => !place.retired);
const byCode = new Map(places.map((place) => [place.code, place]));

function countOf(level: string): number {
  return current.filter((place) => place.level === level).length;
}

describe('the places of Thailand', () => {
  it('are one country, 77 provinces, 928 districts, 7,436 subdistricts and their villages', () => {
    expect(['country', 'province', 'district', 'subdistrict'].map(countOf)).toEqual([1, 77, 928, 7436]);
    const counts = loadVillageCounts();
    const listed = counts.reduce((sum, { villages }) => sum + villages, 0);
    expect(listed).toBe(75_206);
    expect(countOf('village')).toBe(listed + counts.filter(({ villages }) => villages === 0).length);
  });

  it('have a code each, of their level and under their parent, which comes before them', () => {
    expect(byCode.size).toBe(places.length);
    expect(places.filter(({ code, level }) => areaLevelOf(code) !== level)).toEqual([]);
    expect(places.filter(({ code, parent }) => (parentOf(code) ?? null) !== parent)).toEqual([]);
    const position = new Map(places.map(({ code }, index) => [code, index]));
    const orphans = places.filter(
      ({ code, parent }) => parent && !((position.get(parent) ?? Infinity) < (position.get(code) ?? 0)),
    );
    expect(orphans).toEqual([]);
  });

  it('have another id whenever they are others: where only the second changes here, READER of places.ts must too', () => {
    const read = createHash('sha256').update(JSON.stringify(places)).digest('hex');
    expect([idOfPlaces().slice(0, 20), read.slice(0, 20)]).toEqual([
      '5dc5bed9a8bd97ad1e02',
      '2eaf7d50d7d6bf9e4dd2',
    ]);
  });

  it('lie in Thailand and have a name in both languages without stray spaces', () => {
    expect(places.filter(({ lon, lat }) => !(lon > 97 && lon < 106 && lat > 5 && lat < 21))).toEqual([]);
    const isUntidy = (name: string): boolean => name === '' || name !== name.trim();
    expect(places.filter(({ nameTh, nameEn }) => isUntidy(nameTh) || isUntidy(nameEn))).toEqual([]);
    expect(places.filter(({ nameEn }) => !/^[A-Za-z0-9 .'()-]+$/.test(nameEn))).toEqual([]);
  });

  it('never share an English name with a brother of another Thai name, but for the known few', () => {
    const brothers = Map.groupBy(
      current.filter(({ level }) => level !== 'village'),
      ({ parent, nameEn }) => `${parent} ${nameEn}`,
    );
    const shared = [...brothers.values()].filter(
      (group) => new Set(group.map(({ nameTh }) => nameTh)).size > 1,
    );
    expect(shared.map((group) => group.map(({ code }) => code))).toEqual([
      ['1404', '1413'],
      ['500910', '500911'],
    ]);
  });

  it('number villages from 1, and stand 00 where a subdistrict has none listed', () => {
    const last = current.filter(({ parent }) => parent === '530407').at(-1);
    expect(last).toMatchObject({ code: '53040709', nameTh: 'หมู่ 9', nameEn: 'Village 9' });
    const inBangkok = current.filter(({ parent }) => parent === '100101');
    expect(inBangkok.map(({ code, kindTh }) => [code, kindTh])).toEqual([['10010100', null]]);
  });

  it('keep retired codes with their successor and no invented dates', () => {
    const retired = places.filter((place) => place.retired);
    expect(
      retired
        .filter(({ level }) => level !== 'village')
        .map(({ code, successor, validTo }) => [code, successor, validTo]),
    ).toEqual([
      ['530306', '530407', null],
      ['104701', null, null],
      ['105001', null, null],
    ]);
    expect(retired.filter(({ successor }) => successor && byCode.get(successor)?.retired !== false)).toEqual(
      [],
    );
  });

  it('give no area of its own to what shares a boundary', () => {
    const sharing = current.filter(({ level, boundaryExact }) => level === 'subdistrict' && !boundaryExact);
    expect(sharing).toHaveLength(18);
    expect(sharing.filter(({ areaKm2 }) => areaKm2 !== null)).toEqual([]);
  });

  it('agree with the statistics on villages and people', () => {
    const counts = new Map(loadVillageCounts().map((count) => [count.subdistrict, count]));
    const differing = loadStatistics().population.subdistricts2021.filter(({ area, villages, total }) => {
      const count = counts.get(area);
      return count?.villages !== (villages?.value ?? 0) || count.population2021 !== total.value;
    });
    expect(differing).toEqual([]);
  });
});
