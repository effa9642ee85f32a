import { closestWord } from '../../model/index.ts';

/** One thing that is wrong with an agreement: where, what, and what to do about it. */
export type AgreementFault = Readonly<{ path: string; reason: string; suggestion: string }>;

/** `did you mean x?`, or the words there are. */
export function suggest(word: string, known: readonly string[]): string {
  const closest = closestWord(word, known);
  if (closest !== undefined) return `did you mean ${closest}?`;
  return known.length === 0 ? 'take it out' : `there is: ${known.join(', ')}`;
}
