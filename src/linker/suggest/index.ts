export {
  automaticRules,
  type BlockingReach,
  blockingReach,
  type RuleReach,
  type RuleSuggestions,
  suggestRules,
} from './blocking/index.ts';
