export {
  automaticRules,
  type BlockingReach,
  blockingReach,
  type RuleReach,
  type RuleSuggestions,
  suggestRules,
} from './blocking/index.ts';
export {
  type Reason as SuggestionReason,
  type SettingsSuggestion,
  type SuggestionHints,
  suggestSettings,
} from './settings/index.ts';
