import { closestWord } from '../../../../base/model/index.ts';

/** "did you mean …" for a name that is close to a known one, else the known names. */
export function suggest(written: string, known: readonly string[]): string {
  const near = closestWord(written, known);
  if (near !== undefined) return `did you mean '${near}'?`;
  return known.length === 0 ? 'none is known here' : `known: ${known.slice(0, 40).join(', ')}`;
}
