/** What each byte of a one-byte encoding is in UTF-8: three bytes in one number, 0 for no such letter, SPACE for white space. */
export type LetterTable = Uint32Array;

const SPACE = 32;
const NO_BREAK_SPACE = '\u00a0';
const NO_LETTER = '\ufffd';

/** The table of windows-874; every letter of its upper half takes three bytes in UTF-8 but the no-break space. */
export function windows874(): LetterTable {
  const decoder = new TextDecoder('windows-874');
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const letter = decoder.decode(Uint8Array.of(byte));
    if (letter === NO_BREAK_SPACE) return SPACE;
    const encoded = Buffer.from(letter);
    return letter === NO_LETTER || encoded.length !== 3 ? 0 : encoded.readUIntBE(0, 3);
  });
}

/**
 * What a letter of UTF-8 text is that may be one nobody sees: the no-break space, or one without any width (zero-width
 * marks, soft hyphen, byte order mark), or an ordinary letter that only begins alike.
 */
export function rareLetter(text: Uint8Array, at: number): 'space' | 'unseen' | 'ordinary' {
  const [first, second, third] = [text[at], text[at + 1], text[at + 2]];
  if (first === 0xc2 && second === 0xa0) return 'space';
  return isUnseen(first, second, third) ? 'unseen' : 'ordinary';
}

function isUnseen(first?: number, second?: number, third?: number): boolean {
  if (first === 0xc2) return second === 0xad;
  if (first === 0xef) return second === 0xbb && third === 0xbf;
  if (second === 0x80) return third !== undefined && third >= 0x8b && third <= 0x8f;
  return second === 0x81 && third === 0xa0;
}
