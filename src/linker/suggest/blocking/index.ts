export { automaticRules } from './automatic-rules.ts';
export { type BlockingReach, blockingReach, type RuleReach } from './rule-reach.ts';
export { type RuleSuggestions, suggestRules } from './suggest-rules.ts';
