import { type LetterTable, rareLetter } from './letter-tables.ts';
import { SPACE } from './row-target.ts';

/** How the text of a file is cut into fields. */
export type FieldFormat = Readonly<{
  delimiter: number;
  quoted: boolean;
  /** Null for UTF-8. */
  letters: LetterTable | null;
}>;

/** What a byte means to the cutter. Plain ones, nearly all, are copied as they are. */
export const KIND = {
  plain: 0,
  wide: 1,
  delimiter: 2,
  white: 3,
  quote: 4,
  rare: 5,
  unseen: 6,
  bad: 7,
} as const;

export const QUOTE = 34;
/** First bytes of UTF-8 letters that nobody sees. */
const RARE_LEADS = [0xc2, 0xe2, 0xef];
const ORDINARY = { kind: KIND.plain, bytes: 1 };

/** The kind of each of the 256 bytes in a format. */
export function byteKinds({ delimiter, quoted, letters }: FieldFormat): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds.fill(KIND.white, 0, SPACE + 1);
  if (quoted) kinds[QUOTE] = KIND.quote;
  if (letters === null) for (const lead of RARE_LEADS) kinds[lead] = KIND.rare;
  else for (let byte = 128; byte < 256; byte++) kinds[byte] = wideKind(letters[byte] ?? 0);
  kinds[delimiter] = KIND.delimiter;
  return kinds;
}

/** The kind of a rare byte once the letter is known, and the bytes of that letter. */
export function rareKind(text: Uint8Array, at: number): Readonly<{ kind: number; bytes: number }> {
  const letter = rareLetter(text, at);
  if (letter === 'ordinary') return ORDINARY;
  return { kind: letter === 'space' ? KIND.white : KIND.unseen, bytes: text[at] === RARE_LEADS[0] ? 2 : 3 };
}

function wideKind(letter: number): number {
  if (letter === 0) return KIND.bad;
  return letter === SPACE ? KIND.white : KIND.wide;
}
