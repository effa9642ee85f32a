/** One line of a comparison of two texts: as it was, as it is, or in both. */
export type DiffLine = Readonly<{ change: 'removed' | 'added' | 'same'; line: string }>;

/** Compares two texts line by line: the longest run of lines that stand in both is kept, the rest came or went. */
export function diffText(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonFrom(before, after);
  const lengthAt = (old: number, now: number) => common[old]?.[now] ?? 0;
  const lines: DiffLine[] = [];
  let [old, now] = [0, 0];
  while (old < before.length || now < after.length) {
    const [left, right] = [before[old], after[now]];
    if (left !== undefined && left === right) {
      lines.push({ change: 'same', line: left });
      old++;
      now++;
    } else if (
      left !== undefined &&
      (right === undefined || lengthAt(old + 1, now) >= lengthAt(old, now + 1))
    ) {
      lines.push({ change: 'removed', line: left });
      old++;
    } else if (right !== undefined) {
      lines.push({ change: 'added', line: right });
      now++;
    }
  }
  return lines;
}

/** From each pair of places on, how many lines stand in both texts in the same order. */
function commonFrom(before: readonly string[], after: readonly string[]): number[][] {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old--) {
    for (let now = after.length - 1; now >= 0; now--) {
      const row = common[old];
      const below = common[old + 1];
      if (!row || !below) continue;
      row[now] =
        before[old] === after[now] ? (below[now + 1] ?? 0) + 1 : Math.max(below[now] ?? 0, row[now + 1] ?? 0);
    }
  }
  return common;
}
