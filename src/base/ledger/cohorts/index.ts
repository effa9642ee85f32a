export { type CohortBook, openCohortBook } from './cohort-book.ts';
export type {
  Cohort,
  CohortAct,
  CohortEntry,
  CohortHand,
  CohortVersion,
  CohortVersionHead,
  NewCohortEntry,
  NewCohortVersion,
} from './cohort-words.ts';
