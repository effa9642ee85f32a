export {
  columnsNeeded,
  type GivenShares,
  type PlannedComparison,
  type PlannedRule,
  plannedComparisons,
  plannedRules,
} from './columns.ts';
export { checkColumns, parseLinkSettings, readLinkSettings } from './read.ts';
export {
  type BlockingRule,
  blockingRuleSchema,
  type LinkSettings,
  type LinkSettingsInput,
  largestCluster,
  linkSettingsSchema,
  type Population,
  type Term,
} from './schema.ts';
