import { type Circle, type Facts, prepareEvaluate } from '../../entitlements/index.ts';
import type { IndicatorRule, SurveySettings } from '../settings/index.ts';

/** What an indicator says of a household. */
export type IndicatorAnswer = 'passes' | 'fails' | 'not-applicable' | 'unknown';

/** A surveyed household: its own answers and those of its members. */
export type SurveyedHome = Readonly<{ answers: Facts; members: readonly Facts[] }>;

/** Works an indicator out for one household after another, by the same rule that SQL was made from. */
export function prepareIndicator(
  { relevant, fails, column }: IndicatorRule,
  { marks }: Pick<SurveySettings, 'marks'>,
): (home: SurveyedHome) => IndicatorAnswer {
  const asked = relevant && prepareEvaluate(relevant);
  const failing = fails && prepareEvaluate(fails);
  return ({ answers, members }) => {
    // A household of which no member was written down tells nothing of members.
    const circle: Circle = members.length > 0 ? { members } : {};
    const told = failing ? failing(answers, circle) : null;
    if (told !== null) {
      if (told === true) return 'fails';
      return asked && asked(answers, circle) === false ? 'not-applicable' : 'passes';
    }
    const mark = column === null ? null : (answers[column] ?? null);
    if (mark === marks.fails) return 'fails';
    if (mark === marks.passes) return 'passes';
    return mark === marks.notApplicable ? 'not-applicable' : 'unknown';
  };
}
