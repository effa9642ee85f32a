import { SILENCER, THAI } from './thai-letters.ts';

/** Two consonants that the silencer over the second takes away together, and one letter with or without its vowel. */
const SILENCED = new RegExp(
  `จน${SILENCER}|มณ${SILENCER}|ณฑ${SILENCER}|ทร${SILENCER}|ตร${SILENCER}|[${THAI.consonant}][ะ-ู]?${SILENCER}`,
  'g',
);

/** Takes away the letters that the silencer silences, as Thai sound keys of 1982 and 1983 do. */
export function dropSilenced(text: string): string {
  return text.includes(SILENCER) ? text.replace(SILENCED, '') : text;
}
