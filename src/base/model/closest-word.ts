/** The known word that somebody who wrote another one most likely meant; nothing when none is close. */
export function closestWord(written: string, known: readonly string[]): string | undefined {
  const ranked = known.map((one) => ({ one, far: distance(written, one) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(2, Math.floor(written.length / 3)) ? best.one : undefined;
}

/** Letters that must be put in, left out or changed to turn one word into the other. */
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
