import { z } from 'zod';
import { foldLatin } from './clean-text.ts';
import { normaliseThaiName } from './thai/index.ts';

const rewriteSchema = z.strictObject({
  from: z.string().refine(isPattern, 'not a regular expression'),
  to: z.string(),
});

/** How a name is folded so that spellings of one sound meet. */
export const foldRulesSchema = z.strictObject({
  /** What clerks write where there is no name. */
  unknown: z.array(z.string()),
  /** Regular expressions applied in order. */
  rewrite: z.array(rewriteSchema),
  /** Letters that count as one; written as the first of them. */
  classes: z.array(z.string().min(2)),
  /** First and last letter of the script; whatever is neither in it nor Latin is left out. */
  script: z
    .strictObject({ first: z.string().length(1), last: z.string().length(1) })
    .refine(({ first, last }) => fitsOneByte(first, last), 'more letters than fit into one byte with Latin'),
});
export type FoldRules = z.infer<typeof foldRulesSchema>;

/** Folds a name to the key that its spellings share; null when the text is no name. */
export type Fold = (name: string) => string | null;

const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Makes the folding of a country: lower case without accents, its rewrites in order, letters only, one letter for each class, and letters
 * written twice taken as one. The key has one byte a letter, because engines count bytes when they count edits and a letter of
 * most scripts takes three; so it is for comparing and never for reading.
 */
export function compileFold(rules: FoldRules): Fold {
  const unknown = new Set(rules.unknown);
  const rewrites = rules.rewrite.map(({ from, to }) => ({ from: new RegExp(from, 'gu'), to }));
  const bytes = bytesOfLetters(rules);
  return (name) => {
    if (unknown.has(name.trim())) return null;
    let text = foldLatin(normaliseThaiName(name));
    for (const { from, to } of rewrites) text = text.replace(from, to);
    let key = '';
    let last = '';
    for (let place = 0; place < text.length; place++) {
      const byte = bytes.get(text.charCodeAt(place));
      if (byte === undefined || byte === last) continue;
      key += byte;
      last = byte;
    }
    return key === '' ? null : key;
  };
}

/** The byte of every letter: the script's from 1, then the Latin ones; a class has the byte of its first letter. */
function bytesOfLetters({ script, classes }: FoldRules): ReadonlyMap<number, string> {
  const [first, last] = [script.first.charCodeAt(0), script.last.charCodeAt(0)];
  const letters = Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place));
  const bytes = new Map<number, string>();
  [...letters, ...LATIN].forEach((letter, place) => {
    bytes.set(letter.charCodeAt(0), String.fromCharCode(place + 1));
  });
  for (const alike of classes) {
    const byte = bytes.get(alike.charCodeAt(0));
    for (const letter of alike) if (byte !== undefined) bytes.set(letter.charCodeAt(0), byte);
  }
  return bytes;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'gu') !== undefined;
  } catch {
    return false;
  }
}

/** Script letters take the bytes from 1, the 26 Latin ones follow; all must stay below 128 to be one byte in UTF-8. */
function fitsOneByte(first: string, last: string): boolean {
  const letters = last.charCodeAt(0) - first.charCodeAt(0) + 1;
  return letters >= 1 && letters + LATIN.length < 128;
}
