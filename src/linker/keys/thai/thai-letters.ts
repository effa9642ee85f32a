/** Parts of regular expressions that name kinds of Thai letters. */
export const THAI = {
  consonant: 'ก-ฮ',
  /** Vowels that stand above, below or behind their consonant. */
  vowelSign: 'ะ-ฺ',
  /** Vowels that are written before the consonant they follow in speech. */
  leadingVowel: 'เ-ไ',
  tone: '่-๋',
} as const;

/** The mark that silences the letter under it. */
export const SILENCER = '์';

/** Whether a text has a letter of the Thai block; most lists are of one script, so this is asked first. */
export function hasThai(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= 0x0e01 && code <= 0x0e5b) return true;
  }
  return false;
}

/** Looks letters up by the group they are in: `{ ข: 'ขค' }` gives ข for both. */
export function letterGroups(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([code, letters]) =>
      Array.from(letters, (letter) => [letter, code] as const),
    ),
  );
}
