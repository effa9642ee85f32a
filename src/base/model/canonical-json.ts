/** Plain data as JSON carries it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a JSON value (RFC 8785), so that whoever holds the value can work out the very bytes: names in the order of their UTF-16
 * units, no spaces, numbers and texts as ECMAScript writes them. What has no such text (undefined, a number that is not finite, half a
 * surrogate pair) throws RangeError.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError(`a ${typeof value} has no canonical text`);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([name, inner]) => `${canonicalText(name)}:${canonicalJson(inner)}`).join(',')}}`;
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('half a surrogate pair has no canonical text');
  return JSON.stringify(text);
}

function canonicalNumber(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError('a number that is not finite has no canonical text');
  return JSON.stringify(number);
}
