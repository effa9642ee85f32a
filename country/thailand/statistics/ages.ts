import type { AreaCode } from '../../../src/base/model/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import { SEXES, type Sex } from '../sex.ts';
import { type AgeGroup, type Figure, figureOf, fixedOrigin, originOf, parseAgeGroup } from './figure.ts';

/** People of one sex and five-year age group (80+ is open) in one province. */
export type ProvinceAges = Readonly<{
  province: AreaCode;
  sex: Sex;
  ages: AgeGroup;
  residents2022: Figure;
  registered2023: Figure;
}>;

/** Registered people of one sex and single year of age (100 is open) in the whole country, 2023. */
export type SingleAge = Readonly<{ sex: Sex; ages: AgeGroup; registered2023: Figure }>;

/** One line of the abridged life table 2020-2025; the next line's `from` ends its ages, the last is open at 100. */
export type LifeTableLine = Readonly<{
  sex: Sex;
  from: number;
  /** Deaths a person-year. */
  deathRate: Figure;
  /** Probability of dying before the next line's age. */
  deathProbability: Figure;
  /** Alive at `from` of 100,000 born. */
  survivors: Figure;
  yearsLeft: Figure;
}>;

/** Births by the mother's age. */
export type Fertility = Readonly<{ ages: AgeGroup; sharePercent: Figure; birthsPer1000Women2024: Figure }>;

export type MaritalStatus = 'single' | 'married' | 'widowed' | 'divorced';

/** Marital status by age and sex, in percent; a group's four add up to 100. */
export type MaritalShares = Readonly<{
  sex: Sex;
  ages: AgeGroup;
  percent: Readonly<Record<MaritalStatus, Figure>>;
}>;

/** People by province, five-year age group and sex. */
export function loadProvinceAges(): ProvinceAges[] {
  const rows = readCsv(new URL('tables/people/age-sex-province.csv', import.meta.url));
  return rows.flatMap((row) =>
    SEXES.map((sex) => ({
      province: row.areaCode('province_code'),
      sex,
      ages: parseAgeGroup(row.text('age_group')),
      residents2022: figureOf(row, `resident_${sex}_2022_found_S05`, fixedOrigin('found', 'S05')),
      registered2023: figureOf(row, `registered_${sex}_2023_modelled_M02`, fixedOrigin('modelled', 'M02')),
    })),
  );
}

/** People by single year of age and sex in the whole country. */
export function loadSingleAges(): SingleAge[] {
  const rows = readCsv(new URL('tables/people/age-single-national.csv', import.meta.url));
  return rows.flatMap((row) =>
    SEXES.map((sex) => ({
      sex,
      ages: parseAgeGroup(row.text('age')),
      registered2023: figureOf(row, `registered_${sex}_2023`, originOf(row)),
    })),
  );
}

/** Mortality by age and sex. */
export function loadLifeTable(): LifeTableLine[] {
  const derived = fixedOrigin('derived', 'S06');
  return readCsv(new URL('tables/people/life-table.csv', import.meta.url)).map((row) => ({
    sex: sexOf(row),
    from: parseAgeGroup(row.text('age_from')).from,
    deathRate: figureOf(row, 'mx_found_S06', fixedOrigin('found', 'S06')),
    deathProbability: figureOf(row, 'qx_derived', derived),
    survivors: figureOf(row, 'lx_derived', derived),
    yearsLeft: figureOf(row, 'ex_derived', derived),
  }));
}

/** Births by the mother's age; the shares are found, the rates are the shares times a total fertility rate. */
export function loadFertility(): Fertility[] {
  return readCsv(new URL('tables/people/fertility-age.csv', import.meta.url)).map((row) => ({
    ages: parseAgeGroup(row.text('age_group')),
    sharePercent: figureOf(row, 'share_of_fertility_pct_found_2020_2025', fixedOrigin('found', 'S06')),
    birthsPer1000Women2024: figureOf(row, 'asfr_per_1000_2024', fixedOrigin('modelled', 'S06')),
  }));
}

/** Marital status by age and sex. */
export function loadMaritalShares(): MaritalShares[] {
  const rows = readCsv(new URL('tables/people/marital-age-model.csv', import.meta.url));
  return rows.flatMap((row) => SEXES.map((sex) => maritalSharesOf(row, sex)));
}

function maritalSharesOf(row: CsvRow, sex: Sex): MaritalShares {
  const share = (status: MaritalStatus): Figure => figureOf(row, `${sex}_${status}_pct`, originOf(row));
  const percent = {
    single: share('single'),
    married: share('married'),
    widowed: share('widowed'),
    divorced: share('divorced'),
  };
  return { sex, ages: parseAgeGroup(row.text('age_group')), percent };
}

function sexOf(row: CsvRow): Sex {
  return row.text('sex') === 'male' ? 'male' : 'female';
}
