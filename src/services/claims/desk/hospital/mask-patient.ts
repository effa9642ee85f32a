import type { ClaimPatient } from '../../../../base/claim/index.ts';

const SHOWN_LETTERS = 2;
const SHOWN_DIGITS = 4;
const letters = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Enough of a patient to tell one from the next, and not who it is: beginnings of names, the end of the number. */
export function maskPatient({ givenName, familyName, number }: ClaimPatient): {
  name: string;
  number: string;
} {
  return {
    name: [givenName, familyName]
      .filter((name) => name !== null && name !== '')
      .map(masked)
      .join(' '),
    number: number === null || number.length <= SHOWN_DIGITS ? '' : `…${number.slice(-SHOWN_DIGITS)}`,
  };
}

/** A vowel or tone mark goes with the letter it stands on. */
function masked(name: string | null): string {
  const all = [...letters.segment(name ?? '')].map(({ segment }) => segment);
  return `${all.slice(0, Math.min(SHOWN_LETTERS, all.length - 1)).join('')}…`;
}
