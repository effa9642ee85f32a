import type { IsoDate } from '../../../base/model/index.ts';
import type { PovertyContent, PovertyRules } from '../settings/index.ts';
import type { Questions } from './questions.ts';
import type { SurveyRows } from './rows-of-survey.ts';

/** What the steps are made from. */
export type PovertyParts = Readonly<{
  content: PovertyContent;
  rules: PovertyRules;
  questions: Questions;
  households: SurveyRows;
  members: SurveyRows;
  /** Whether links of the members' rows to persons are at hand. */
  linked: boolean;
  asOf: IsoDate;
}>;

/** Rows of a page that shows one household or person. */
export const SERVED_ROW_GROUP = 20_000;
