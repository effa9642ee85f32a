/** One thing that is wrong with an agreement: where, what, and what to do about it. */
export type AgreementFault = Readonly<{ path: string; reason: string; suggestion: string }>;

/** The known word that is closest to one that is not known, when one is close. */
export function closestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((one) => ({ one, far: distance(word, one) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.one : undefined;
}

/** `did you mean x?`, or the words there are. */
export function suggest(word: string, known: readonly string[]): string {
  const closest = closestTo(word, known);
  if (closest !== undefined) return `did you mean ${closest}?`;
  return known.length === 0 ? 'take it out' : `there is: ${known.join(', ')}`;
}

function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let down = 1; down <= left.length; down++) {
    const next = [down];
    for (let across = 1; across <= right.length; across++) {
      const swap = (row[across - 1] ?? 0) + Number(left[down - 1] !== right[across - 1]);
      next.push(Math.min(swap, (row[across] ?? 0) + 1, (next[across - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
