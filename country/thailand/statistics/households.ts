import type { AreaCode } from '../../../src/base/model/index.ts';
import { readCsv } from '../csv.ts';
import { type Figure, figureOf, fixedOrigin, originOf } from './figure.ts';

/** Households and their mean size in one province, 2010 and the latest known. */
export type ProvinceHouseholds = Readonly<{
  province: AreaCode;
  households2010: Figure;
  meanSize2010: Figure;
  households: Figure;
  meanSize: Figure;
}>;

/** The share of households with so many people; the last size is open. */
export type HouseholdSize = Readonly<{ persons: number; orMore: boolean; percent: Figure }>;

export type HouseholdType =
  | 'one_person_under_60'
  | 'one_person_60plus'
  | 'couple_only_both_60plus'
  | 'couple_only_other'
  | 'elderly_only_other'
  | 'couple_with_children'
  | 'single_parent'
  | 'three_generation'
  | 'skipped_generation'
  | 'other_extended_or_unrelated';

/** The share of households of one type. */
export type HouseholdTypeShare = Readonly<{ type: HouseholdType; percent: Figure }>;

/** Households by province. */
export function loadProvinceHouseholds(): ProvinceHouseholds[] {
  const census = fixedOrigin('found', 'S40');
  return readCsv(new URL('tables/places/household-province.csv', import.meta.url)).map((row) => ({
    province: row.areaCode('province_code'),
    households2010: figureOf(row, 'private_households_2010', census),
    meanSize2010: figureOf(row, 'mean_size_2010', census),
    households: figureOf(row, 'households_latest', originOf(row, 'latest_status')),
    meanSize: figureOf(row, 'mean_size_latest', originOf(row, 'latest_status')),
  }));
}

/** Households by number of people; in percent, adding up to 100. */
export function loadHouseholdSizes(): HouseholdSize[] {
  return readCsv(new URL('tables/country/household-size-distribution.csv', import.meta.url)).map((row) => ({
    persons: Number(row.text('persons').replace('+', '')),
    orMore: row.text('persons').endsWith('+'),
    percent: figureOf(row, 'share_pct', originOf(row)),
  }));
}

/** Households by who lives together; in percent, adding up to 100. */
export function loadHouseholdTypes(): HouseholdTypeShare[] {
  return readCsv(new URL('tables/country/household-type-model.csv', import.meta.url)).map((row) => ({
    type: row.text('household_type') as HouseholdType,
    percent: figureOf(row, 'share_pct', originOf(row)),
  }));
}
