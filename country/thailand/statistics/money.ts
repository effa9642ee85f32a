import type { AreaCode } from '../../../src/base/model/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import { type Figure, figureOf, type Knowledge, knowledgeOf, sourcesOf } from './figure.ts';

/** Income and spending in one province, in baht a month. */
export type ProvinceIncome = Readonly<{
  province: AreaCode;
  meanHouseholdIncomeBaht2015: Figure;
  meanHouseholdIncomeBaht2021: Figure;
  medianHouseholdIncomeBaht2021: Figure;
  incomePerPersonBaht2021: Figure;
  meanHouseholdExpenditureBaht2021: Figure;
  /** Of regular household income per person by fifths: far below the usual Gini of income. */
  giniOfRegularIncome: Figure;
}>;

/** The share of people below the national poverty line in one province, 2023. */
export type ProvincePoverty = Readonly<{
  province: AreaCode;
  ratePercent2023: Figure;
  /** 1 is the poorest; only ten are published. */
  rank2023: Figure | null;
}>;

/** Income and spending by province. */
export function loadProvinceIncome(): ProvinceIncome[] {
  return readCsv(new URL('tables/places/income-province.csv', import.meta.url)).map((row) => ({
    province: row.areaCode('province_code'),
    meanHouseholdIncomeBaht2015: moneyOf(row, 'mean_household_income_2015', 'income_2015_status'),
    meanHouseholdIncomeBaht2021: moneyOf(row, 'mean_household_income_2021', 'income_2021_status'),
    medianHouseholdIncomeBaht2021: moneyOf(row, 'median_household_income_2021', 'income_2021_status'),
    incomePerPersonBaht2021: moneyOf(row, 'income_per_person_2021', 'income_2021_status'),
    meanHouseholdExpenditureBaht2021: moneyOf(
      row,
      'mean_household_expenditure_2021',
      'expenditure_2021_status',
    ),
    giniOfRegularIncome: moneyOf(row, 'gini_regular_income', 'gini_status'),
  }));
}

/** Poverty rates by province. */
export function loadProvincePoverty(): ProvincePoverty[] {
  return readCsv(new URL('tables/places/poverty-province-2023.csv', import.meta.url)).map((row) => {
    const sources = sourcesOf(row.text('source_id'));
    const rank = row.numberOrNull('national_rank_2023');
    return {
      province: row.areaCode('province_code'),
      ratePercent2023: figureOf(row, 'poverty_rate_pct_2023', {
        known: knowledgeOf(row.text('status')),
        sources,
      }),
      rank2023:
        rank === null ? null : { value: rank, known: 'found', sources: sources.filter(isFoundSource) },
    };
  });
}

/** A row cites all its sources together: a found figure keeps the S.. ones, a modelled one all, and what its status names. */
function moneyOf(row: CsvRow, column: string, statusColumn: string): Figure {
  const status = row.text(statusColumn);
  const known: Knowledge = knowledgeOf(status);
  const named = /\(([SM]\d+b?)\)/.exec(status)?.[1];
  const cited = sourcesOf(row.text('source_id'));
  const sources = named ? [named] : cited.filter((id) => known === 'modelled' || isFoundSource(id));
  return figureOf(row, column, { known, sources });
}

function isFoundSource(id: string): boolean {
  return id.startsWith('S');
}
