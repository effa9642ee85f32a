/*
 * Distances of texts, letter by letter, equal to what the engine says of texts that are one byte a letter. The dialect names the
 * engine's own functions; the tests hold the two equal.
 */

const PREFIX_LETTERS = 4;
const PREFIX_WEIGHT = 0.1;
/** Only texts more alike than this are rewarded for a common beginning. */
const PREFIX_FROM = 0.7;

/** Letters put in, left out or changed to turn one text into the other. */
export function levenshtein(left: string, right: string): number {
  const { a, b } = withoutEnds(left, right);
  if (a.length === 0) return b.length;
  const row = Uint32Array.from({ length: a.length + 1 }, (_, index) => index);
  for (let j = 0; j < b.length; j++) {
    const letter = b.charCodeAt(j);
    let diagonal = j;
    row[0] = j + 1;
    for (let i = 1; i <= a.length; i++) {
      const above = row[i] ?? 0;
      const change = a.charCodeAt(i - 1) === letter ? diagonal : diagonal + 1;
      row[i] = Math.min(change, above + 1, (row[i - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[a.length] ?? 0;
}

/** As `levenshtein`, but two neighbours changing places is one edit, and letters between them may be edited as well. */
export function damerau(left: string, right: string): number {
  const { a, b } = withoutEnds(left, right);
  if (a.length === 0) return b.length;
  const width = b.length + 2;
  const far = a.length + b.length;
  const cost = new Uint32Array((a.length + 2) * width);
  cost[0] = far;
  for (let i = 0; i <= a.length; i++) cost.set([far, i], (i + 1) * width);
  for (let j = 0; j <= b.length; j++) {
    cost[j + 1] = far;
    cost[width + j + 1] = j;
  }
  const lastRow = new Map<number, number>();
  for (let i = 1; i <= a.length; i++) {
    let lastColumn = 0;
    for (let j = 1; j <= b.length; j++) {
      const swapRow = lastRow.get(b.charCodeAt(j - 1)) ?? 0;
      const swapColumn = lastColumn;
      const equal = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      if (equal) lastColumn = j;
      const here = i * width + j;
      const change = (cost[here] ?? 0) + (equal ? 0 : 1);
      const oneSided = Math.min(cost[here + 1] ?? 0, cost[here + width] ?? 0) + 1;
      const swap = (cost[swapRow * width + swapColumn] ?? 0) + (i - swapRow) + (j - swapColumn) - 1;
      cost[here + width + 1] = Math.min(change, oneSided, swap);
    }
    lastRow.set(a.charCodeAt(i - 1), i);
  }
  return cost[(a.length + 1) * width + b.length + 1] ?? 0;
}

/** Places at which two texts of one length differ, null for unequal lengths. */
export function placesThatDiffer(left: string, right: string): number | null {
  if (left.length !== right.length) return null;
  let differ = 0;
  for (let i = 0; i < left.length; i++) if (left.charCodeAt(i) !== right.charCodeAt(i)) differ++;
  return differ;
}

/** Jaro-Winkler likeness from 0 to 1; an empty text is like nothing. */
export function jaroWinkler(left: string, right: string): number {
  const likeness = jaro(left, right);
  if (likeness <= PREFIX_FROM) return likeness;
  const longest = Math.min(left.length, right.length, PREFIX_LETTERS);
  let prefix = 0;
  while (prefix < longest && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return likeness + prefix * PREFIX_WEIGHT * (1 - likeness);
}

/** Letters in common within a window of half the longer text, and how many of them stand in another order. */
function jaro(left: string, right: string): number {
  const [m, n] = [left.length, right.length];
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(Math.floor(Math.max(m, n) / 2) - 1, 0);
  const leftTaken = new Uint8Array(m);
  const rightLetters: number[] = [];
  for (let j = 0; j < n; j++) {
    const letter = right.charCodeAt(j);
    const end = Math.min(j + reach + 1, m);
    for (let i = Math.max(j - reach, 0); i < end; i++) {
      if (leftTaken[i] || left.charCodeAt(i) !== letter) continue;
      leftTaken[i] = 1;
      rightLetters.push(letter);
      break;
    }
  }
  const common = rightLetters.length;
  if (common === 0) return 0;
  let [order, moved] = [0, 0];
  for (let i = 0; i < m; i++) if (leftTaken[i] && left.charCodeAt(i) !== rightLetters[order++]) moved++;
  return (common / m + common / n + (common - Math.floor(moved / 2)) / common) / 3;
}

/** Two texts without what begins and ends both, the shorter one first: no distance changes by it. */
function withoutEnds(left: string, right: string): Readonly<{ a: string; b: string }> {
  const [a, b] = left.length <= right.length ? [left, right] : [right, left];
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  const most = a.length - start;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
}
