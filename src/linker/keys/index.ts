export { cleanText, foldLatin } from './clean-text.ts';
export {
  compileFold,
  compileWideKey,
  type Fold,
  type FoldRules,
  foldRulesSchema,
  type WideRules,
  wideRulesSchema,
} from './fold.ts';
export {
  compileNumberCheck,
  hasCheckDigit,
  type NumberCheck,
  type NumberRepair,
  type NumberRules,
  type NumberStanding,
  numberRulesSchema,
  numbersNear,
} from './id-number.ts';
export { type KeyRules, keyRulesSchema } from './key-rules.ts';
export { nysiis, soundex } from './latin-keys.ts';
export { type OneByteLetters, oneByteLetters } from './letters.ts';
export {
  compileDateRepair,
  type DateReason,
  type DateRules,
  dateRulesSchema,
  type RepairedDate,
} from './repair-date.ts';
export { consonantSkeleton } from './skeleton/index.ts';
export { lk82, metasound, normaliseThai, normaliseThaiName, udom83 } from './thai/index.ts';
export { compileTitles, type NameWithoutTitle, type TitleRules, titleRulesSchema } from './titles.ts';
