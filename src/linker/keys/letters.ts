/** How texts are written so that one letter is one byte. */
export type OneByteLetters = Readonly<{
  map: (text: string) => string;
  /** Rare letters for which no byte was left; they all have one byte and so count as equal. */
  shared: readonly string[];
}>;

const LAST_ASCII = 0x7f;
/**
 * Bytes that other letters may take, those first that texts hardly ever have: control characters, then signs, capitals, digits and
 * small letters. The space parts words and the line breaks part rows, so they stay what they are.
 */
const SPARE = [
  ...between(0x01, 0x08),
  ...between(0x0b, 0x0c),
  ...between(0x0e, 0x1f),
  ...'!#$%&*+/:;<=>?@[]^_{|}~`"\\(),\'-.',
  ...between(0x41, 0x5a),
  '\x7f',
  ...between(0x30, 0x39),
  ...between(0x61, 0x7a),
];

/**
 * Engines count bytes when they count edits, and a Thai letter takes three. This gives every letter that occurs in the values a
 * byte of its own below 128, so that distances count letters; ASCII letters keep theirs. Give all values that will be compared with
 * each other at once. Which byte a letter has is decided by how often it occurs, never by the order of the values, and two texts
 * are as far apart whatever the bytes are.
 */
export function oneByteLetters(values: Iterable<string>): OneByteLetters {
  const counts = countLetters(values);
  const spare = SPARE.filter((byte) => !counts.has(byte));
  const others = [...counts]
    .filter(([letter]) => !isAscii(letter))
    .sort(([left, often], [right, oftener]) => oftener - often || (left < right ? -1 : 1))
    .map(([letter]) => letter);
  const owners = others.length <= spare.length ? others : others.slice(0, spare.length - 1);
  const bytes = new Map(owners.map((letter, place) => [letter, spare[place] ?? '']));
  const fallback = spare[Math.min(owners.length, spare.length - 1)] ?? '';
  return {
    map: (text) => (isAscii(text) ? text : mapLetters(text, bytes, fallback)),
    shared: others.slice(owners.length),
  };
}

function countLetters(values: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

function mapLetters(text: string, bytes: ReadonlyMap<string, string>, fallback: string): string {
  let mapped = '';
  for (const letter of text) mapped += isAscii(letter) ? letter : (bytes.get(letter) ?? fallback);
  return mapped;
}

function isAscii(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    if (text.charCodeAt(place) > LAST_ASCII) return false;
  }
  return true;
}

function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place));
}
