import { type Dwelling, isTown, type Person } from '../population/index.ts';
import { chance, type Stream } from '../random.ts';
import type { SurveySettings, SyntheticSettings } from '../settings/index.ts';

/** 1 passed, 0 failed, 9 nobody in the household whom it concerns. */
export type IndicatorResult = 0 | 1 | 9;

/** What the household survey found in a dwelling. */
export type Survey = Readonly<{
  results: readonly IndicatorResult[];
  incomePerPerson: number;
  /** Fails an indicator that counts for being poor. */
  isPoor: boolean;
}>;

/** Draws whether the survey came by and what it found; poor households fail more often. */
export function surveyDwelling(
  stream: Stream,
  dwelling: Dwelling,
  settings: SyntheticSettings,
): Survey | null {
  const { survey } = settings;
  const { members } = dwelling;
  const isReached = chance(stream, coverageOf(dwelling, survey));
  if (!isReached || members.every(({ pid }) => pid === null)) return null;
  const total = members.reduce((sum, { money }) => sum + money.ownIncomeYear, 0);
  const incomePerPerson = Math.round(total / members.length);
  const need = Math.min(1, (survey.incomeLeast / Math.max(1, incomePerPerson)) ** 2);
  const results = survey.indicators.map((indicator): IndicatorResult => {
    if (indicator.kind === 'income') return incomePerPerson < survey.incomeLeast ? 0 : 1;
    const concerned = members.filter((member) => concerns(indicator, member));
    if (concerned.length === 0) return 9;
    if (failsByFacts(indicator.kind, concerned)) return 0;
    const rate = indicator.others + (indicator.poor - indicator.others) * need;
    const tried = indicator.kind === 'jobless' ? concerned.filter(isJobless) : concerned;
    const fails = indicator.perMember ? tried.some(() => chance(stream, rate)) : chance(stream, rate);
    return fails ? 0 : 1;
  });
  const isPoor = survey.target.some((number) => results[number - 1] === 0);
  return { results, incomePerPerson, isPoor };
}

function coverageOf({ village, house }: Dwelling, { coverage }: SurveySettings): number {
  const capital = coverage.capital.find(({ province }) => village.startsWith(province));
  if (capital) return capital.share;
  if (house === null) return coverage.rented;
  return isTown(village) ? coverage.town : coverage.village;
}

type Indicator = SurveySettings['indicators'][number];

function concerns(indicator: Indicator, member: Person): boolean {
  if (member.age < indicator.from || member.age > indicator.to) return false;
  const { disability, chronic } = member.health;
  if (indicator.who === 'disabled') return disability !== null;
  if (indicator.who === 'chronic') return chronic.length > 0;
  if (indicator.who === 'able') return !(disability?.needsHelp ?? false) && member.schooling.grade === null;
  return true;
}

/** What the people themselves show needs no drawing. */
function failsByFacts(kind: Indicator['kind'], concerned: readonly Person[]): boolean {
  if (kind === 'birth-weight') return concerned.some(({ health }) => health.birthWeight < 2500);
  if (kind === 'in-school') return concerned.some(({ schooling }) => schooling.grade === null);
  if (kind === 'reads') return concerned.some(({ schooling }) => !schooling.reads);
  return false;
}

function isJobless({ work }: Person): boolean {
  return work.occupation === 'jobless';
}
