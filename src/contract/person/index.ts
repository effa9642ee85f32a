export {
  answerSchema,
  type ConditionPart,
  type ExplanationAnswer,
  periodSchema,
  stackingSchema,
} from './explain.ts';
export {
  type FactsAnswer,
  factsSchema,
  type PeopleListAnswer,
  type PersonAnswer,
  type PersonRow,
  peopleListSchema,
  personSchema,
  type RightAnswer,
} from './people.ts';
export { personHead } from './person-head.ts';
export {
  type PaymentsAnswer,
  type PersonExplanation,
  paymentsSchema,
  personExplanationSchema,
} from './replay.ts';
export {
  type LooksAnswer,
  looksSchema,
  type SearchAnswer,
  type SearchQuestion,
  searchQuestionSchema,
  searchSchema,
} from './search.ts';
