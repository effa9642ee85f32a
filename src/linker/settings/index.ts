export {
  columnsNeeded,
  type PlannedComparison,
  type PlannedRule,
  plannedComparisons,
  plannedRules,
} from './columns.ts';
export { checkColumns, parseLinkSettings, readLinkSettings } from './read.ts';
export { type LinkSettings, type LinkSettingsInput, linkSettingsSchema, type Term } from './schema.ts';
