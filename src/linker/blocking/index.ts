export { countRules, makePairs, notesOfRules, type RuleCount } from './pairs.ts';
export { possiblePairs } from './possible-pairs.ts';
export { rulesBringing, termValue } from './term-value.ts';
export { termSql } from './terms.ts';
