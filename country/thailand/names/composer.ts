/** What names are put together from: every head with every tail, as long as the letters allow. */
export type Parts = Readonly<{ heads: readonly string[]; tails: readonly string[]; maxLetters: number }>;

/** A numbered list of names that is never written out. */
export type NumberedNames = Readonly<{ count: number; nameAt: (index: number) => string }>;

/** Counts letters as the Person Name Act does: vowel signs and tone marks are none. */
export function lettersOf(name: string): number {
  return name.match(/[\u0E01-\u0E2E]/g)?.length ?? 0;
}

/**
 * Numbers all names that the parts can make, but for those taken already and a part doubled. No head may begin another:
 * then a name falls into head and tail in one way only, and different numbers give different names.
 */
export function composeNames(parts: Parts, taken: ReadonlySet<string>): NumberedNames {
  const grid = gridOf(parts);
  const refused = refusedIn(grid, parts, taken);
  const count = grid.count - refused.size;
  const substitutes = substitutesFor(refused, count, grid.count);
  const spread = spreadOver(count);
  const nameAt = (index: number): string => {
    const place = spread(index);
    return grid.nameAt(substitutes.get(place) ?? place);
  };
  return { count, nameAt };
}

/**
 * Sends the numbers below `count` one to one to others below it and neighbours far apart; else all the most frequent
 * names would begin with the same letter.
 */
export function spreadOver(count: number): (index: number) => number {
  let stride = Math.max(1, Math.floor(count * 0.618));
  while (commonDivisor(stride, count) !== 1) stride++;
  return (index) => (index * stride) % count;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

type Grid = NumberedNames & Readonly<{ indexOf: (name: string) => number | undefined }>;

/** With tails ordered by length, the ones a head may take are the first so many; `starts` adds those up. */
function gridOf({ heads, tails, maxLetters }: Parts): Grid {
  const ordered = tails.toSorted((one, other) => lettersOf(one) - lettersOf(other));
  const tailLetters = ordered.map(lettersOf);
  const fitting = heads.map((head) => {
    const room = maxLetters - lettersOf(head);
    const tooLong = tailLetters.findIndex((letters) => letters > room);
    return tooLong < 0 ? ordered.length : tooLong;
  });
  const starts = [0];
  for (const fits of fitting) starts.push((starts[starts.length - 1] ?? 0) + fits);
  const headNumbers = new Map(heads.map((head, number) => [head, number]));
  const tailNumbers = new Map(ordered.map((tail, number) => [tail, number]));
  const nameAt = (index: number): string => {
    const head = lastAtMost(starts, index);
    return `${heads[head]}${ordered[index - (starts[head] ?? 0)]}`;
  };
  const indexOf = (name: string): number | undefined => {
    for (let cut = 1; cut < name.length; cut++) {
      const head = headNumbers.get(name.slice(0, cut));
      const tail = tailNumbers.get(name.slice(cut));
      if (head === undefined || tail === undefined) continue;
      return tail < (fitting[head] ?? 0) ? (starts[head] ?? 0) + tail : undefined;
    }
    return undefined;
  };
  return { count: starts[heads.length] ?? 0, nameAt, indexOf };
}

/** The last position whose start is not past the index. */
function lastAtMost(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}

function refusedIn(grid: Grid, { heads }: Parts, taken: ReadonlySet<string>): ReadonlySet<number> {
  const unwanted = [...taken, ...heads.map((head) => head + head)];
  return new Set(unwanted.flatMap((name) => grid.indexOf(name) ?? []));
}

/** Gives each refused number below `count` one of the numbers from `count` on that are not refused; there are as many. */
function substitutesFor(
  refused: ReadonlySet<number>,
  count: number,
  total: number,
): ReadonlyMap<number, number> {
  const substitutes = new Map<number, number>();
  let next = count;
  for (const index of refused) {
    if (index >= count) continue;
    while (refused.has(next) && next < total) next++;
    substitutes.set(index, next++);
  }
  return substitutes;
}
