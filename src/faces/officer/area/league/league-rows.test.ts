import { describe, expect, it } from 'vitest';
import type { AreaChild, Figures, MeasureAnswer } from '../../../../contract/index.ts';
import { AS_COUNTED, madeMeasure } from '../../../shared/testing/index.ts';
import { leagueRows, moneyOf } from './league-rows.ts';

const layer = madeMeasure();
const money: MeasureAnswer = { ...layer, id: 'satang', unit: 'satang-a-month', over: null };
const programmeMoney: MeasureAnswer = { ...money, id: 'satang:pension', programme: 'pension' };

function child(code: string, figures: Figures, groups: Record<string, Figures> = {}): AreaChild {
  return {
    code,
    level: 'village',
    name: { th: code, en: code },
    lon: 0,
    lat: 0,
    protection: AS_COUNTED,
    figures,
    groups,
  };
}

const ask = { layer, money, group: undefined, against: { people: 1000, missing_out: 10 }, sort: undefined };
const codes = (rows: ReturnType<typeof leagueRows>) => rows.map((row) => row.child.code);

describe('leagueRows', () => {
  const small = child('01', { people: 100, missing_out: 4, satang: 10 });
  const large = child('02', { people: 1000, missing_out: 9, satang: 5 });
  const unknown = child('03', { people: 50 });

  it('puts the greatest count first and the unknown last', () => {
    expect(codes(leagueRows([unknown, small, large], ask))).toEqual(['02', '01', '03']);
  });

  it('sorts by money or by difference when asked', () => {
    expect(codes(leagueRows([large, small], { ...ask, sort: 'money' }))).toEqual(['01', '02']);
    expect(codes(leagueRows([large, small, unknown], { ...ask, sort: 'difference' }))).toEqual([
      '01',
      '02',
      '03',
    ]);
  });

  it('compares each with the area they are in', () => {
    expect(leagueRows([small], ask)[0]?.difference).toBe(30);
  });

  it('keeps an unknown figure unknown', () => {
    expect(leagueRows([unknown], ask)[0]?.value).toBeUndefined();
  });

  it('counts only the chosen group', () => {
    const grouped = child('04', { people: 9, missing_out: 9 }, { 'sex:f': { people: 4, missing_out: 2 } });
    expect(leagueRows([grouped], { ...ask, group: 'sex:f' })[0]?.value).toBe(2);
  });
});

describe('moneyOf', () => {
  it("is the layer's own programme's money, or everything", () => {
    const all = [layer, programmeMoney, money];
    expect(moneyOf(all, { ...layer, programme: 'pension' })).toBe(programmeMoney);
    expect(moneyOf(all, layer)).toBe(money);
    expect(moneyOf(all, money)).toBeUndefined();
  });
});
