export { countRules, makePairs, type RuleCount } from './pairs.ts';
export { rulesBringing, termValue } from './term-value.ts';
export { termSql } from './terms.ts';
