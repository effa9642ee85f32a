export {
  birthday,
  dayAfter,
  dayBefore,
  fiscalYearStartOf,
  lastBirthDate,
  monthAfter,
  monthsBetween,
  spanOf,
} from './calendar.ts';
export {
  type AreaTableExpression,
  type BirthExpression,
  type BirthFacts,
  childrenOf,
  type Expression,
  type HouseholdExpression,
  type MultiplyExpression,
  type ParameterUse,
  type ReceivesExpression,
} from './expression.ts';
export { type LawReference, lawReference } from './law.ts';
export type {
  AmountOnDay,
  CapOnDay,
  ConditionOnDay,
  ExceptionOnDay,
  OverlayOnDay,
  RulesOnDay,
  StackingOnDay,
} from './rules.ts';
