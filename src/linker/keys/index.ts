export { cleanText } from './clean-text.ts';
export {
  compileFold,
  type Fold,
  type FoldRules,
  foldRulesSchema,
  type WideRules,
} from './fold.ts';
export type {
  NumberCheck,
  NumberRepair,
  NumberRules,
  NumberStanding,
} from './id-number.ts';
export { type KeyRules, keyRulesSchema } from './key-rules.ts';
export { type OneByteLetters, oneByteLetters } from './letters.ts';
export { NAMED_KEYS, type NamedKey } from './named-keys.ts';
export type {
  DateReason,
  DateRules,
  RepairedDate,
} from './repair-date.ts';
export { type NameWithoutTitle, type TitleRules, titleRulesSchema } from './titles.ts';
