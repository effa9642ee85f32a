/** What canonical JSON can hold: text, whole numbers, yes and no, lists and objects of these. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/**
 * The one way to write a value as JSON, so that whoever holds the value can work out the very bytes: names in order, nothing
 * between (RFC 8785; text and whole numbers are written there as JavaScript writes them).
 */
export function canonicalJson(value: Plain): string {
  return JSON.stringify(value, inOrder);
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
