export { cleanText } from './clean-text.ts';
export { compileFold, type Fold, type FoldRules, foldRulesSchema } from './fold.ts';
export { type OneByteLetters, oneByteLetters } from './letters.ts';
export { NAMED_KEYS, type NamedKey } from './named-keys.ts';
