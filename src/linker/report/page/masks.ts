const MARKS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_LETTERS = 80;

/** Shows a value of a record: whole, or as a mark; null is nothing to show. */
export type Show = (value: string | null) => string | null;

/**
 * Makes the showing of one column of a few records. Masked, equal values get one letter and others another, so that a reader
 * sees what agrees and learns nothing of what it is, not even its length or first letter.
 */
export function makeShow({ masked }: Readonly<{ masked: boolean }>): Show {
  const marks = new Map<string, string>();
  return (value) => {
    if (value === null) return null;
    if (!masked) return value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value;
    const mark = marks.get(value) ?? `••• ${markOf(marks.size)}`;
    marks.set(value, mark);
    return mark;
  };
}

/** A, B … Z, AA, AB … */
function markOf(place: number): string {
  const letter = MARKS[place % MARKS.length] ?? '';
  return place < MARKS.length ? letter : markOf(Math.floor(place / MARKS.length) - 1) + letter;
}
