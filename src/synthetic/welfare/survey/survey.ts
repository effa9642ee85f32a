import type { Day } from '../../calendar.ts';
import { type Dwelling, isTown, type Person } from '../../population/index.ts';
import { below, between, chance, type Stream } from '../../random.ts';
import type { SurveySettings, SyntheticSettings } from '../../settings/index.ts';
import { writeAnswers } from './answer.ts';
import { concerns, type Listed, listMembers, type SurveyAnswers } from './listed.ts';

/** 1 passed, 0 failed, 9 nobody in the household whom it concerns. */
export type IndicatorResult = 0 | 1 | 9;

/** What the household survey found in a dwelling. */
export type Survey = Readonly<{
  on: Day;
  listed: readonly Listed[];
  /** The household's own answers. */
  answers: SurveyAnswers;
  results: readonly IndicatorResult[];
  incomePerPerson: number;
  /** Fails an indicator that counts for being poor. */
  isPoor: boolean;
}>;

/** What a visit rests on. */
export type Visit = Readonly<{
  settings: SyntheticSettings;
  asOf: Day;
  isSeenDisabled: (person: Person) => boolean;
}>;

/** Draws whether the survey came by and what it was told; poor households fail more often. */
export function surveyDwelling(stream: Stream, dwelling: Dwelling, visit: Visit): Survey | null {
  const { survey } = visit.settings;
  const isReached = chance(stream, coverageOf(dwelling, survey));
  if (!isReached || dwelling.members.every(({ pid }) => pid === null)) return null;
  const on = visit.asOf - between(stream, survey.daysBefore.least, survey.daysBefore.most);
  const listed = listMembers(dwelling.members, { on, isSeenDisabled: visit.isSeenDisabled });
  if (listed.length === 0) return null;
  const total = listed.reduce((sum, { person }) => sum + person.money.ownIncomeYear, 0);
  const incomePerPerson = Math.round(total / listed.length);
  const need = Math.min(1, (survey.incomeLeast / Math.max(1, incomePerPerson)) ** 2);
  const answers: SurveyAnswers = {
    debt_informal: chance(stream, 0.1 + 0.2 * need),
    debt_burden: chance(stream, 0.04 + 0.3 * need),
  };
  const results: IndicatorResult[] = survey.indicators.map(() => 9);
  for (const [indicator, index] of inTurn(survey)) {
    const isShort = incomePerPerson < survey.incomeLeast;
    results[index] = judge(stream, { indicator, need, isShort, listed, answers });
  }
  const isPoor = survey.target.some((number) => results[number - 1] === 0);
  return { on, listed, answers, results, incomePerPerson, isPoor };
}

/** Whether somebody without work was trained is asked once it is known who has none. */
function inTurn({ indicators }: SurveySettings): (readonly [indicator: Indicator, index: number])[] {
  const all = indicators.map((indicator, index) => [indicator, index] as const);
  return [
    ...all.filter(([{ who }]) => who !== 'untrained'),
    ...all.filter(([{ who }]) => who === 'untrained'),
  ];
}

function coverageOf({ village, house }: Dwelling, { coverage }: SurveySettings): number {
  const capital = coverage.capital.find(({ province }) => village.startsWith(province));
  if (capital) return capital.share;
  if (house === null) return coverage.rented;
  return isTown(village) ? coverage.town : coverage.village;
}

type Indicator = SurveySettings['indicators'][number];
type Asked = Readonly<{
  indicator: Indicator;
  need: number;
  isShort: boolean;
  listed: readonly Listed[];
  answers: SurveyAnswers;
}>;

function judge(stream: Stream, { indicator, need, isShort, listed, answers }: Asked): IndicatorResult {
  if (indicator.kind === 'income') return isShort ? 0 : 1;
  const concerned = listed.filter((member) => concerns(indicator, member));
  if (concerned.length === 0) {
    writeAnswers(stream, { indicator, listed, concerned, failing: [], home: answers });
    return 9;
  }
  const rate = indicator.others + (indicator.poor - indicator.others) * need;
  const failing = failingOf(stream, { indicator, concerned, rate });
  writeAnswers(stream, { indicator, listed, concerned, failing, home: answers });
  return failing.length > 0 ? 0 : 1;
}

type Drawn = Readonly<{ indicator: Indicator; concerned: readonly Listed[]; rate: number }>;

/** What the people themselves show needs no drawing. */
function failingOf(stream: Stream, { indicator, concerned, rate }: Drawn): readonly Listed[] {
  switch (indicator.kind) {
    case 'birth-weight':
      return concerned.filter(({ person }) => person.health.birthWeight < 2500);
    case 'in-school':
      return concerned.filter(({ person }) => person.schooling.grade === null);
    case 'reads':
      return concerned.filter(({ person }) => !person.schooling.reads);
    case 'jobless':
      return concerned.filter(({ person }) => person.work.occupation === 'jobless' && chance(stream, rate));
    default: {
      const one = concerned[below(stream, concerned.length)];
      return one && chance(stream, rate) ? [one] : [];
    }
  }
}
