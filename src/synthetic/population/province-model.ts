import type { SyntheticCountry, SyntheticStatistics } from '../settings/index.ts';
import { FAMILY_KINDS, type FamilyMix, familyFitting } from './families/index.ts';
import { type IncomeSpread, incomeSpread, type LabourMarket } from './lives/index.ts';

/** How one province's people are drawn. */
export type ProvinceModel = Readonly<{
  province: string;
  mix: FamilyMix;
  incomes: IncomeSpread;
  market: LabourMarket;
  /** Share of the registered who left with their whole family. */
  wholeFamiliesAway: number;
  /** Foreigners for each registered person. */
  foreigners: number;
}>;

const MONTHS = 12;

/** Prepares the models of provinces; the fitting of families is tried out once for all. */
export function openProvinceModels(country: SyntheticCountry): (province: string) => ProvinceModel {
  const { synthetic } = country;
  const statistics = country.statistics();
  const fitFamilies = familyFitting(synthetic.families);
  const kinds = new Map(statistics.households.types.map(({ type, percent }) => [type, percent.value]));
  return (province) => {
    const away = figureFor(statistics.population.residence, province)?.shareLivingElsewhere2023.value ?? 0;
    const whole = away * synthetic.families.wholeFamiliesOfAway;
    const target = {
      people: peopleByGroup(statistics, province),
      kinds: new Map(FAMILY_KINDS.map((kind) => [kind, kinds.get(kind) ?? 0])),
      meanSize: figureFor(statistics.households.provinces, province)?.meanSize.value ?? 2.8,
      absentShare: (away - whole) / (1 - whole),
    };
    return {
      province,
      mix: fitFamilies(target),
      incomes: incomesOf(country, statistics, province),
      market: marketOf(country, statistics, province),
      wholeFamiliesAway: whole,
      foreigners: foreignersOf(statistics, province) * synthetic.foreigners.perWorkPermit,
    };
  };
}

function figureFor<T extends Readonly<{ province: string }>>(
  rows: readonly T[],
  province: string,
): T | undefined {
  return rows.find((row) => row.province === province);
}

function peopleByGroup({ ages }: SyntheticStatistics, province: string): number[] {
  return (['male', 'female'] as const).flatMap((sex) =>
    ages.provinces
      .filter((row) => row.province === province && row.sex === sex)
      .toSorted((one, other) => one.ages.from - other.ages.from)
      .map((row) => row.registered2023.value),
  );
}

function incomesOf(
  country: SyntheticCountry,
  { money }: SyntheticStatistics,
  province: string,
): IncomeSpread {
  const settings = country.synthetic.money;
  const monthly = figureFor(money.income, province)?.incomePerPersonBaht2021.value ?? 0;
  const poor = figureFor(money.poverty, province)?.ratePercent2023.value ?? 0;
  const meanYear = monthly * MONTHS * settings.growthSince2021;
  return incomeSpread(
    { meanYear, poorShare: (poor / 100) * settings.poorByIncome },
    settings.povertyLineMonth * MONTHS,
  );
}

/** Farms and insured employees are published by province; the rest is shared out as everywhere. */
function marketOf(
  country: SyntheticCountry,
  statistics: SyntheticStatistics,
  province: string,
): LabourMarket {
  const { work } = country.synthetic;
  const registered = registeredIn(statistics, province);
  const residents =
    figureFor(statistics.population.residence, province)?.thaiResidents2023.value ?? registered;
  const working = residents * work.workingShareOfPeople;
  const farmers = (welfareFigure(statistics, province, 'farm_holdings') * work.farmersPerHolding) / working;
  const employees =
    welfareFigure(statistics, province, 'social_security_section33_members') /
    working /
    work.insuredEmployees;
  const capped = Math.min(1, (1 - work.officials - work.leastOwnAccount) / (farmers + employees));
  const farmer = farmers * capped;
  const employee = employees * capped;
  const rest = 1 - work.officials - farmer - employee;
  return {
    farmer,
    employee,
    official: work.officials,
    trader: rest * work.tradersOfRest,
    labourer: rest * (1 - work.tradersOfRest),
  };
}

function foreignersOf(statistics: SyntheticStatistics, province: string): number {
  return (
    welfareFigure(statistics, province, 'work_permit_migrants') /
    Math.max(1, registeredIn(statistics, province))
  );
}

function registeredIn({ population }: SyntheticStatistics, province: string): number {
  return (
    population.provinces.findLast(({ area, year }) => area === province && year === 2023)?.total.value ?? 0
  );
}

function welfareFigure({ welfare }: SyntheticStatistics, province: string, indicator: string): number {
  return welfare.find((row) => row.province === province && row.indicator === indicator)?.figure.value ?? 0;
}
