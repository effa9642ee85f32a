import { describe, expect, it } from 'vitest';
import { type Figure, loadStatistics } from './index.ts';

const statistics = loadStatistics();
const { population, ages, households, money, welfare, health, naming, national, sources } = statistics;

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** Every figure anywhere in the statistics. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('known' in value && 'value' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

describe('the statistics', () => {
  it('cover every province, district and subdistrict', () => {
    expect(population.districts2021).toHaveLength(928);
    expect(population.subdistricts2021).toHaveLength(7436);
    expect(population.residence).toHaveLength(77);
    expect(households.provinces).toHaveLength(77);
    expect(money.income).toHaveLength(77);
    expect(money.poverty).toHaveLength(77);
    expect(ages.provinces).toHaveLength(77 * 17 * 2);
    expect(ages.singleYears).toHaveLength(101 * 2);
    for (const indicator of ['state_welfare_card_holders', 'old_age_allowance_recipients', 'farm_holdings']) {
      expect(welfare.filter((row) => row.indicator === indicator)).toHaveLength(77);
    }
  });

  it('tell of each figure how it is known, and by sources that are listed', () => {
    const figures = figuresIn({ population, ages, households, money, welfare, health, naming, national });
    expect(figures.length).toBeGreaterThan(40_000);
    expect(new Set(figures.map((figure) => figure.known))).toEqual(new Set(['found', 'derived', 'modelled']));
    expect(
      [...new Set(figures.flatMap((figure) => figure.sources))].filter((id) => !sources.has(id)),
    ).toEqual([]);
    expect(figures.filter((figure) => figure.sources.length === 0)).toEqual([]);
  });

  it('never call a figure found that stands on models alone', () => {
    const figures = figuresIn({ population, ages, households, money, welfare, health, naming, national });
    const onModelsAlone = (figure: Figure): boolean => figure.sources.every((id) => id.startsWith('M'));
    expect(figures.filter((figure) => figure.known === 'found' && onModelsAlone(figure))).toEqual([]);
  });

  it('agree with each other: provinces, districts and subdistricts of 2021 add up alike within a hundredth', () => {
    const provincesOf2021 = population.provinces.filter(({ year, area }) => year === 2021 && area !== 'TH');
    const total = sum(provincesOf2021, (row) => row.total.value);
    expect(provincesOf2021).toHaveLength(77);
    expect(Math.abs(sum(population.districts2021, (row) => row.total.value) / total - 1)).toBeLessThan(0.01);
    expect(Math.abs(sum(population.subdistricts2021, (row) => row.total.value) / total - 1)).toBeLessThan(
      0.01,
    );
  });

  it('give shares that add up to a hundred', () => {
    expect(sum(households.sizes, (row) => row.percent.value)).toBeCloseTo(100, 6);
    expect(sum(households.types, (row) => row.percent.value)).toBeCloseTo(100, 6);
    expect(sum(ages.fertility, (row) => row.sharePercent.value)).toBeCloseTo(100, 0);
    for (const row of ages.marital)
      expect(sum(Object.values(row.percent), (share) => share.value)).toBeCloseTo(100, 6);
    for (const row of health.dailyLiving) {
      expect(row.activePercent.value + row.homeBoundPercent.value + row.bedBoundPercent.value).toBeCloseTo(
        100,
        6,
      );
    }
  });

  it('keep a published range as it was printed instead of a number', () => {
    expect(national.filter((row) => row.figure === null).map((row) => row.printed)).toContain('>10');
  });

  it('know the titles', () => {
    expect(naming.titles).toMatchObject({
      boy: 'เด็กชาย',
      man: 'นาย',
      marriedWomanMayChoose: ['นาง', 'นางสาว'],
    });
  });
});
