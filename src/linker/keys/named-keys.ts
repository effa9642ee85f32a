import { foldLatin } from './clean-text.ts';
import { nysiis, soundex } from './latin-keys.ts';
import { consonantSkeleton } from './skeleton/index.ts';
import { lk82, metasound, normaliseThaiName, udom83 } from './thai/index.ts';

/** Keys of a text by the names under which settings ask for them; each takes spellings of one sound together in its own way. */
export const NAMED_KEYS = {
  'fold-latin': foldLatin,
  soundex,
  nysiis,
  'normalise-thai': normaliseThaiName,
  udom83,
  lk82,
  metasound: (text: string) => metasound(text),
  'consonant-skeleton': consonantSkeleton,
} as const satisfies Readonly<Record<string, (text: string) => string | null>>;

export type NamedKey = keyof typeof NAMED_KEYS;
