export { contentProblem, type Place, schemaProblem } from './fault.ts';
export { programmeJsonSchema } from './json-schema.ts';
export {
  type AgeDay,
  type AgeNode,
  type Comparison,
  type HouseholdMeasure,
  type HouseholdNode,
  type Node,
  nodeSchema,
  type ReceivesAs,
  type Rounding,
} from './node.ts';
export {
  type AreaValues,
  type Law,
  MOST_CONDITIONS,
  type ParameterPeriod,
  type Programme,
  type ProgrammeContent,
  type ProgrammePeriod,
  type ProgrammeVersion,
  programmeSchema,
  type Sourced,
  type StackingRule,
} from './programme.ts';
export {
  type AreaLevelDeclaration,
  type EntitlementSettings,
  entitlementSettingsSchema,
  type FactDeclaration,
  type UnitDeclaration,
} from './settings.ts';
export { suggest } from './suggest.ts';
export { isoDateSchema, type TypedValue, type Value, type ValueType } from './value.ts';
export type { WhatIf } from './what-if.ts';
