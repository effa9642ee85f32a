import { below, between, chance, type Stream } from '../../random.ts';
import type { SurveySettings } from '../../settings/index.ts';
import type { Listed, SurveyAnswers } from './listed.ts';

type Indicator = SurveySettings['indicators'][number];

/** An indicator that was judged: whom it concerned and who failed it. A household that fails by itself has one failing member, anyone. */
export type Judged = Readonly<{
  indicator: Indicator;
  listed: readonly Listed[];
  concerned: readonly Listed[];
  failing: readonly Listed[];
  /** The household's own answers, written here. */
  home: SurveyAnswers;
}>;

/** Writes the answers from which the judgement follows. */
export function writeAnswers(stream: Stream, judged: Judged): void {
  const { indicator, concerned, failing } = judged;
  switch (indicator.kind) {
    case 'birth-weight':
      for (const { person, good } of concerned) good['birth_weight'] = person.health.birthWeight;
      return;
    case 'exercise':
      for (const member of concerned) exercise(stream, member, failing.includes(member));
      return;
    case 'litres':
      litres(stream, judged);
      return;
    case 'housing':
      housing(stream, judged);
      return;
    case 'family':
      household(stream, judged, familyItems(judged));
      return;
    default:
      household(stream, judged, indicator.items);
      ofMembers(judged);
  }
}

/** Who lives alone is asked the last item, a family the others. */
function familyItems({ indicator: { items }, listed }: Judged): readonly string[] {
  return listed.length === 1 ? items.slice(-1) : items.slice(0, -1);
}

/** All items are as they should be, or one is not. */
function household(stream: Stream, { indicator, failing, home }: Judged, items: readonly string[]): void {
  for (const item of items) home[item] = indicator.good;
  const bad = items[below(stream, items.length)];
  if (failing.length > 0 && bad !== undefined) home[bad] = !indicator.good;
}

function ofMembers({ indicator, listed, concerned, failing }: Judged): void {
  for (const member of indicator.everyone ? listed : concerned) {
    for (const field of indicator.members) {
      member.good[field] = indicator.good;
      if (failing.includes(member)) member.bad[field] = !indicator.good;
    }
  }
}

function exercise(stream: Stream, { person, good, bad }: Listed, fails: boolean): void {
  const byWork = person.work.occupation === 'farmer' || person.work.occupation === 'labourer';
  good['exercise_days'] = byWork ? between(stream, 0, 2) : between(stream, 3, 7);
  good['exercise_minutes'] = between(stream, 30, 60);
  good['exertion_days'] = byWork ? between(stream, 5, 7) : between(stream, 0, 4);
  good['exertion_minutes'] = between(stream, 30, 240);
  if (!fails) return;
  bad['exercise_days'] = between(stream, 0, 2);
  bad['exertion_days'] = between(stream, 0, 4);
}

/** Two fields: how much a person and day, and whether all year. */
function litres(stream: Stream, { indicator, failing, home }: Judged): void {
  const [amount = '', allYear = ''] = indicator.items;
  const isShort = failing.length > 0 && chance(stream, 0.5);
  home[amount] = isShort
    ? between(stream, 1, indicator.least - 1)
    : between(stream, indicator.least, indicator.least * 3);
  home[allYear] = failing.length === 0 || isShort;
}

/** Two fields: by what right they live there, and whether the house lasts. */
function housing(stream: Stream, { indicator, failing, home, listed }: Judged): void {
  const [tenure = '', lasting = ''] = indicator.items;
  const rents = listed[0]?.person.dwelling.house === null;
  const hasNoRight = failing.length > 0 && chance(stream, 0.5);
  home[tenure] = hasNoRight ? 'no-right' : rents ? 'rented' : chance(stream, 0.1) ? 'with-consent' : 'owned';
  home[lasting] = failing.length === 0 || hasNoRight;
}
