import { type AreaCode, COUNTRY_CODE } from '../../../src/base/model/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import { type Figure, figureOf, figureOrNull, fixedOrigin, originOf, type Year } from './figure.ts';

/** People and houses in the civil register of one area at the end of a year. */
export type RegisteredPopulation = Readonly<{
  area: AreaCode;
  year: Year;
  male: Figure | null;
  female: Figure | null;
  total: Figure;
  houses: Figure | null;
}>;

/** A subdistrict's register of 2021 and how many villages the official list has in it. */
export type SubdistrictPopulation = RegisteredPopulation &
  Readonly<{
    /** Null where none is listed, which is mostly a wholly municipal subdistrict; 0 in Bangkok. */
    villages: Figure | null;
  }>;

/** The register beside the people who really live in a province. */
export type Residence = Readonly<{
  province: AreaCode;
  censusResidents2010: Figure;
  registered2010: Figure;
  /** Estimates that go far from the register in some provinces: take their shape by age, not their level. */
  residents2022: Figure;
  registered2021: Figure;
  /** Share (0 to 1) of those registered here who live elsewhere, tied to 8.40 million in the country. */
  shareLivingElsewhere2023: Figure;
  thaiResidents2023: Figure;
}>;

const WHOLE_KINGDOM = '00';

/** The register by province and year, and of the country (`TH`): 2019-2021 and 2023 for all 77, 2022 and 2024 for those published. */
export function loadProvincePopulation(): RegisteredPopulation[] {
  return readCsv(new URL('tables/places/population-province.csv', import.meta.url)).map((row) => {
    const people = originOf(row, 'population_status');
    const split = row.text('population_status') === 'found total; sex split modelled';
    return {
      area:
        row.text('province_code') === WHOLE_KINGDOM
          ? (COUNTRY_CODE as AreaCode)
          : row.areaCode('province_code'),
      year: row.number('year'),
      male: figureOrNull(row, 'male', people),
      female: figureOrNull(row, 'female', people),
      total: figureOf(row, 'total', split ? { ...people, known: 'found' } : people),
      houses: figureOrNull(row, 'registered_houses', originOf(row, 'houses_status')),
    };
  });
}

/** The register of all districts on 31 December 2021. */
export function loadDistrictPopulation(): RegisteredPopulation[] {
  return readCsv(new URL('tables/places/population-district-2021.csv', import.meta.url)).map((row) => {
    const origin = originOf(row);
    return {
      area: row.areaCode('district_code'),
      year: 2021,
      male: figureOf(row, 'male', origin),
      female: figureOf(row, 'female', origin),
      total: figureOf(row, 'total', origin),
      houses: figureOf(row, 'registered_houses', origin),
    };
  });
}

const REGISTER = fixedOrigin('found', 'S01');
const VILLAGE_LIST = fixedOrigin('found', 'S36');

/** The register and the number of listed villages of all subdistricts on 31 December 2021. */
export function loadSubdistrictPopulation(): SubdistrictPopulation[] {
  const file = new URL('tables/places/population-villages-subdistrict-2021.csv', import.meta.url);
  return readCsv(file).map((row) => ({
    area: row.areaCode('subdistrict_code'),
    year: 2021,
    male: figureOrNull(row, 'male_found_S01', REGISTER),
    female: figureOrNull(row, 'female_found_S01', REGISTER),
    total: figureOf(row, 'total_found_S01', REGISTER),
    houses: figureOrNull(row, 'registered_houses_found_S01', REGISTER),
    villages: figureOrNull(row, 'villages_listed_found_S36', VILLAGE_LIST),
  }));
}

/** Register against residents, a row a province. */
export function loadResidence(): Residence[] {
  return readCsv(new URL('tables/places/residence-province.csv', import.meta.url)).map(residenceOf);
}

function residenceOf(row: CsvRow): Residence {
  const modelled = fixedOrigin('modelled', 'M03');
  return {
    province: row.areaCode('province_code'),
    censusResidents2010: figureOf(row, 'census_residents_2010_found', fixedOrigin('found', 'S40')),
    registered2010: figureOf(row, 'registered_2010_found', REGISTER),
    residents2022: figureOf(row, 'residents_2022_found_S05', fixedOrigin('found', 'S05')),
    registered2021: figureOf(row, 'registered_2021_found', REGISTER),
    shareLivingElsewhere2023: figureOf(row, 'share_of_register_living_elsewhere_2023_modelled', modelled),
    thaiResidents2023: figureOf(row, 'thai_residents_2023_modelled', modelled),
  };
}
