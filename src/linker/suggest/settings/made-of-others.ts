import type { SampledColumn } from './read-sample.ts';

/** Where a column says in so many rows what others say, comparing it too would count one agreement twice. */
const NEARLY_ALWAYS = 0.8;
const ENOUGH_ROWS = 20;

/**
 * Columns that repeat others: a full name beside its parts, or a copy. For each the columns that it repeats; of copies the first is
 * kept.
 */
export function madeOfOthers(columns: readonly SampledColumn[]): ReadonlyMap<string, readonly string[]> {
  const repeated = new Map<string, readonly string[]>();
  for (const column of columns) {
    const others = columns.filter((other) => other !== column && !repeated.has(other.name));
    const copied = others.find(
      (other) => columns.indexOf(other) < columns.indexOf(column) && isCopy(column, other),
    );
    if (copied) {
      repeated.set(column.name, [copied.name]);
      continue;
    }
    const parts = others.filter((other) => isPartOf(other, column) && !isPartOf(column, other));
    if (parts.length >= 2)
      repeated.set(
        column.name,
        parts.map(({ name }) => name),
      );
  }
  return repeated;
}

/** Columns of any kind that say in nearly every row what an earlier one says, and that one: agreeing on both is agreeing once. */
export function copiesOfOthers(columns: readonly SampledColumn[]): ReadonlyMap<string, readonly string[]> {
  const copies = new Map<string, readonly string[]>();
  for (const [place, column] of columns.entries()) {
    const first = columns.slice(0, place).find((other) => !copies.has(other.name) && isCopy(column, other));
    if (first) copies.set(column.name, [first.name]);
  }
  return copies;
}

function isCopy(column: SampledColumn, other: SampledColumn): boolean {
  return holdsInRows(column, other, (one, two) => one === two);
}

/** Whether the words of a column are nearly always among those of another. */
function isPartOf(part: SampledColumn, whole: SampledColumn): boolean {
  return holdsInRows(part, whole, (one, all) => ` ${all} `.includes(` ${one} `));
}

function holdsInRows(
  one: SampledColumn,
  other: SampledColumn,
  holds: (one: string, other: string) => boolean,
): boolean {
  let both = 0;
  let held = 0;
  one.rows.forEach((value, row) => {
    const beside = other.rows[row] ?? null;
    if (value === null || beside === null) return;
    both++;
    if (holds(value.toLowerCase(), beside.toLowerCase())) held++;
  });
  return both >= ENOUGH_ROWS && held >= NEARLY_ALWAYS * both;
}
