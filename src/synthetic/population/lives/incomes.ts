import { chance, type Stream, spreadAroundOne, unit } from '../../random.ts';
import type { MoneySettings } from '../../settings/index.ts';
import type { Schooling } from './schooling.ts';
import type { Work } from './work.ts';

/** What a person has, in baht; nobody's declaration but the truth. */
export type Money = Readonly<{
  ownIncomeYear: number;
  financialAssets: number;
  hasCreditCard: boolean;
  homeLoan: number;
  carLoan: number;
  /** Owns more land or living space than the welfare card allows. */
  propertyOver: boolean;
}>;

/** Someone without income and belongings. */
export const NOTHING: Money = {
  ownIncomeYear: 0,
  financialAssets: 0,
  hasCreditCard: false,
  homeLoan: 0,
  carLoan: 0,
  propertyOver: false,
};

/** How income per person and year is spread in a province: the median and the spread of its logarithm. */
export type IncomeSpread = Readonly<{ median: number; sigma: number }>;

/** Someone who lives in a household and may earn. */
export type Earner = Readonly<{ age: number; schooling: Schooling; work: Work }>;

/**
 * Finds the spread that has the province's mean and its share of poor people: two conditions, two unknowns, solved in closed form.
 */
export function incomeSpread(
  province: Readonly<{ meanYear: number; poorShare: number }>,
  povertyLineYear: number,
): IncomeSpread {
  const tail = standardNormalQuantile(province.poorShare);
  const distance = Math.log(povertyLineYear / province.meanYear);
  const sigma = tail + Math.sqrt(Math.max(0.02, tail * tail - 2 * distance));
  return { median: province.meanYear * Math.exp((-sigma * sigma) / 2), sigma };
}

/** Income per person and year of a household, before it is known who lives in it. */
export function drawStanding(stream: Stream, { median, sigma }: IncomeSpread): number {
  return median * spreadAroundOne(stream, sigma);
}

/** Shares a household's income among its members by what they do. */
export function shareIncome(
  stream: Stream,
  household: Readonly<{ earners: readonly Earner[]; standing: number }>,
  settings: MoneySettings,
): number[] {
  const { earners, standing } = household;
  const weights = earners.map((earner) => earningWeight(stream, earner, settings));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return earners.map(() => 0);
  const perPerson = total / earners.length / settings.usualWeight;
  const income = standing * earners.length * perPerson ** settings.pullOfWork;
  return weights.map((weight) => Math.round((income * weight) / total / 100) * 100);
}

function earningWeight(stream: Stream, { age, schooling, work }: Earner, settings: MoneySettings): number {
  if (age < settings.earningAge) return 0;
  const graduate = ['bachelor', 'above'].includes(schooling.education) && work.isWorking;
  const base = (settings.weights[work.occupation] ?? 0) * (graduate ? settings.graduateFactor : 1);
  const pension = work.hasStatePension && work.isHeir ? settings.heirWeight : 0;
  return (base + pension) * spreadAroundOne(stream, settings.earnerSigma);
}

/** Savings, cards and debts that go with an income. */
export function drawMoney(
  stream: Stream,
  person: Readonly<{ income: number; age: number; standing: number }>,
  settings: MoneySettings,
): Money {
  const { income, age, standing } = person;
  if (age < settings.adultAge) return { ...NOTHING, ownIncomeYear: income };
  const wealth =
    (standing * settings.wealthOfStanding + income * settings.wealthOfIncome) * (age < 30 ? 0.4 : 1);
  const level = Math.min(1, (income / settings.creditIncome) ** 2);
  const hasCreditCard = chance(stream, settings.creditCards * level);
  const borrows = chance(stream, settings.borrowers * level);
  return {
    ownIncomeYear: income,
    financialAssets: Math.round((wealth * spreadAroundOne(stream, settings.wealthSigma)) / 100) * 100,
    hasCreditCard,
    homeLoan:
      borrows && chance(stream, 0.45) ? Math.round((income * (2 + unit(stream) * 4)) / 1000) * 1000 : 0,
    carLoan:
      borrows && chance(stream, 0.6) ? Math.round((income * (0.8 + unit(stream) * 2)) / 1000) * 1000 : 0,
    propertyOver: chance(
      stream,
      standing > settings.propertyStanding ? settings.propertyOver.well : settings.propertyOver.others,
    ),
  };
}

/** Acklam's rational approximation of the inverse of the normal distribution, for shares below one half. */
function standardNormalQuantile(share: number): number {
  const low = Math.min(0.5, Math.max(1e-5, share));
  const t = Math.sqrt(-2 * Math.log(low));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return top / bottom - t;
}
