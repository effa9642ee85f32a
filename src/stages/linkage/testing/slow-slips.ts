/** The number of a row, be its check digit right or wrong, and what must be known for a slip in it to count. */
type Written = Readonly<{
  number: string | null;
  unproven: string | null;
  given: string | null;
  birth: string | null;
}>;

/** One digit differs, or two neighbours changed places, in a row that says whose it is. */
export function isSlip(row: Written, person: Pick<Written, 'number'>): boolean {
  const [left, right] = [row.number ?? row.unproven, person.number];
  if (!left || !right || left.length !== right.length || row.given === null || row.birth === null)
    return false;
  const places = [...left].flatMap((digit, place) => (digit === right[place] ? [] : [place]));
  const [first = 0, second] = places;
  if (places.length === 1) return true;
  return (
    second === first + 1 &&
    places.length === 2 &&
    left[first] === right[second] &&
    left[second] === right[first]
  );
}
