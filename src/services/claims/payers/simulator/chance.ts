import { createHash } from 'node:crypto';

const DIGITS = 12;
const WHOLE = 16 ** DIGITS;

/** A number from 0 up to 1 that a seed and some words alone decide, so that the order in which things are asked changes nothing. */
export function chanceOf(seed: number, ...words: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...words]))
    .digest('hex');
  return Number.parseInt(digest.slice(0, DIGITS), 16) / WHOLE;
}
