import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { streamOf } from '../../random.ts';
import { layOutTerritories, openDestinations } from './geography.ts';

const country = loadThailand().synthetic();
const villages = new Set(
  country
    .places()
    .filter(({ level, retired }) => level === 'village' && !retired)
    .map(({ code }) => code as string),
);
const layOut = (people: number, provinces?: readonly string[]) =>
  layOutTerritories(country, { people, provinces });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('territories', () => {
  it('share out all people, in every province, down to villages that exist', () => {
    const territories = layOut(300_000);
    expect(territories.length).toBe(77);
    expect(sum(territories.map(({ people }) => people))).toBe(300_000);
    for (const { people, villages: quotas } of territories) {
      expect(sum(quotas.map((quota) => quota.people))).toBe(people);
      expect(quotas.every(({ code }) => villages.has(code))).toBe(true);
    }
  });

  it('fill the dense province to its register, the rest thinly', () => {
    const [dense, ...others] = layOut(300_000).filter(({ isDense }) => isDense);
    expect([dense?.province, dense?.people, others]).toEqual(['17', 200_942, []]);
  });

  it('give two thirds to the dense province when there are not enough to fill it', () => {
    const dense = layOut(30_000).find(({ province }) => province === '17');
    expect((dense?.people ?? 0) / 30_000).toBeCloseTo(0.67, 2);
  });

  it('follow the register alone when provinces are named', () => {
    const territories = layOut(10_000, ['10', '17']);
    expect(territories.map(({ province }) => province)).toEqual(['10', '17']);
    expect((territories[0]?.people ?? 0) / 10_000).toBeCloseTo(5_471_588 / (5_471_588 + 200_942), 2);
  });
});

describe('destinations', () => {
  const destinations = openDestinations(country);
  const stream = streamOf(3);
  const drawn = Array.from({ length: 2000 }, () => destinations.drawElsewhere(stream, '17'));

  it('lie in provinces that gain people, never in the one left behind', () => {
    expect(drawn.every((village) => villages.has(village))).toBe(true);
    expect(drawn.every((village) => destinations.isGaining(village.slice(0, 2)))).toBe(true);
    expect(drawn.some((village) => village.startsWith('17'))).toBe(false);
  });

  it('are Bangkok and around it more often than elsewhere', () => {
    const capital = drawn.filter((village) =>
      ['10', '11', '12', '13', '74', '73'].includes(village.slice(0, 2)),
    );
    expect(capital.length / drawn.length).toBeGreaterThan(0.5);
  });

  it('nearby lie in the same district', () => {
    expect(destinations.drawNearby(stream, '17020304')).toMatch(/^1702/);
  });
});
