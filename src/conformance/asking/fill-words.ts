/** Words that stand for others in cases: `<hn>` and the like. */
export type Fill = ReadonlyMap<string, string>;

const PLACE = /<([a-z][a-z0-9-]*)>/g;

/** Text with its places filled; what is no known place stays as it is. */
export function fillText(text: string, fill: Fill): string {
  return text.replaceAll(PLACE, (whole, name: string) => fill.get(name) ?? whole);
}

/** Anything with all its texts filled. */
export function fillAll(value: unknown, fill: Fill): unknown {
  if (typeof value === 'string') return fillText(value, fill);
  if (Array.isArray(value)) return value.map((one) => fillAll(one, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillAll(one, fill)]));
}
