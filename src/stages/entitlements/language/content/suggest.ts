/** "did you mean …" for a name that is close to a known one, else the known names. */
export function suggest(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  if (near !== undefined) return `did you mean '${near}'?`;
  return known.length === 0 ? 'none is known here' : `known: ${known.slice(0, 40).join(', ')}`;
}

/** The known name that somebody who wrote this most likely meant; nothing when none is close. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const near = [...known].sort((left, right) => distance(written, left) - distance(written, right))[0];
  if (near === undefined || distance(written, near) > Math.max(2, written.length / 3)) return undefined;
  return near;
}

function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
