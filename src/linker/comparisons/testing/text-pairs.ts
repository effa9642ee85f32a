import fc from 'fast-check';

/** Two values of one column, as two records have them. */
export type TextPair = readonly [string | null, string | null];

/** Pairs of texts of which many are one another with a few letters changed; also empty ones, unequal lengths, repeated letters. */
export function textPairs(letters: string, maxLength: number): fc.Arbitrary<readonly [string, string]> {
  const letter = fc.constantFrom(...letters);
  const text = fc.string({ unit: letter, maxLength });
  const change = fc.record({
    at: fc.nat(maxLength),
    kind: fc.constantFrom('put in', 'leave out', 'change', 'swap', 'double'),
    letter,
  });
  const near = fc
    .tuple(text, fc.array(change, { maxLength: 3 }))
    .map(([from, changes]): [string, string] => [from, changes.reduce(spoiled, from)]);
  return fc.oneof(near, fc.tuple(text, text));
}

/** The pair with a side missing now and then. */
export function withNulls(pair: fc.Arbitrary<readonly [string, string]>): fc.Arbitrary<TextPair> {
  const missing = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
  return fc
    .tuple(pair, missing)
    .map(([[left, right], sides]) => [sides & 1 ? null : left, sides & 2 ? null : right]);
}

/** Samples with a seed of its own, for one question about all of them at once. */
export function sampled<Value>(from: fc.Arbitrary<Value>, count: number): { seed: number; values: Value[] } {
  const seed = Math.floor(Math.random() * 2 ** 31);
  return { seed, values: fc.sample(from, { numRuns: count, seed }) };
}

function spoiled(text: string, { at, kind, letter }: { at: number; kind: string; letter: string }): string {
  const place = at % (text.length + 1);
  const [before, here, after] = [text.slice(0, place), text.slice(place, place + 1), text.slice(place + 1)];
  if (kind === 'put in') return before + letter + here + after;
  if (kind === 'leave out') return before + after;
  if (kind === 'change') return before + letter + after;
  if (kind === 'double') return before + here + here + after;
  return before + after.slice(0, 1) + here + after.slice(1);
}
