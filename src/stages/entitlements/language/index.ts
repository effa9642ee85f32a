export {
  birthday,
  daysBetween,
  monthAfter,
  spanOf,
} from './calendar.ts';
export {
  type BirthExpression,
  type BirthFacts,
  childrenOf,
  type Expression,
  type ParameterUse,
} from './expression.ts';
export type { LawReference } from './law.ts';
export type { Comparison } from './node.ts';
export { type ConditionOnDay, type RulesOnDay, rulesOn } from './on-day.ts';
export {
  type Programme,
  programmeSchema,
} from './programme.ts';
export { readProgramme } from './read-programme.ts';
export {
  type EntitlementSettings,
  entitlementSettingsSchema,
  type FactDeclaration,
} from './settings.ts';
export { isoDateSchema, type TypedValue, type Value } from './value.ts';
