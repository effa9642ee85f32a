import * as ages from './ages.ts';
import * as health from './health.ts';
import * as households from './households.ts';
import * as money from './money.ts';
import { loadNaming } from './naming.ts';
import * as national from './national.ts';
import * as population from './population.ts';
import { loadProvinceWelfare } from './welfare.ts';

/** Everything published or modelled about the population that an invented country should resemble. */
export type Statistics = Readonly<{
  population: Readonly<{
    /** By province and year. */
    provinces: readonly population.RegisteredPopulation[];
    districts2021: readonly population.RegisteredPopulation[];
    subdistricts2021: readonly population.SubdistrictPopulation[];
    residence: readonly population.Residence[];
  }>;
  ages: Readonly<{
    provinces: readonly ages.ProvinceAges[];
    singleYears: readonly ages.SingleAge[];
    lifeTable: readonly ages.LifeTableLine[];
    fertility: readonly ages.Fertility[];
    marital: readonly ages.MaritalShares[];
  }>;
  households: Readonly<{
    provinces: readonly households.ProvinceHouseholds[];
    sizes: readonly households.HouseholdSize[];
    types: readonly households.HouseholdTypeShare[];
  }>;
  money: Readonly<{
    income: readonly money.ProvinceIncome[];
    poverty: readonly money.ProvincePoverty[];
  }>;
  welfare: ReturnType<typeof loadProvinceWelfare>;
  health: Readonly<{
    dailyLiving: readonly health.DailyLiving[];
    chronic: readonly health.ChronicDisease[];
  }>;
  naming: ReturnType<typeof loadNaming>;
  national: readonly national.NationalFigure[];
  sources: ReadonlyMap<string, national.StatisticsSource>;
}>;

/** Reads all tables; a caller who needs them more than once keeps the result. */
export function loadStatistics(): Statistics {
  return {
    population: {
      provinces: population.loadProvincePopulation(),
      districts2021: population.loadDistrictPopulation(),
      subdistricts2021: population.loadSubdistrictPopulation(),
      residence: population.loadResidence(),
    },
    ages: {
      provinces: ages.loadProvinceAges(),
      singleYears: ages.loadSingleAges(),
      lifeTable: ages.loadLifeTable(),
      fertility: ages.loadFertility(),
      marital: ages.loadMaritalShares(),
    },
    households: {
      provinces: households.loadProvinceHouseholds(),
      sizes: households.loadHouseholdSizes(),
      types: households.loadHouseholdTypes(),
    },
    money: { income: money.loadProvinceIncome(), poverty: money.loadProvincePoverty() },
    welfare: loadProvinceWelfare(),
    health: { dailyLiving: health.loadDailyLiving(), chronic: health.loadChronicDiseases() },
    naming: loadNaming(),
    national: national.loadNationalFigures(),
    sources: national.loadSources(),
  };
}
