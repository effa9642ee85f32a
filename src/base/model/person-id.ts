/**
 * A person in Chipao, as text: `p` and 12 characters of base 32. It stands for a 60-bit number in the lake, is stable
 * from run to run, and tells nothing of the national number.
 */
export type PersonId = string & { readonly __personId: unique symbol };

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 12;

/** Writes the lake's number of a person as text. */
export function personIdOf(key: bigint): PersonId {
  let rest = key;
  let text = '';
  for (let place = 0; place < LENGTH; place++) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return `p${text}` as PersonId;
}

/** Reads a person id back into the lake's number; gives nothing when the text is not one. */
export function personKeyOf(text: string): bigint | undefined {
  if (!/^p[0-9a-hjkmnp-tv-z]{12}$/.test(text)) return undefined;
  let key = 0n;
  for (const character of text.slice(1)) key = (key << 5n) | BigInt(ALPHABET.indexOf(character));
  return key;
}
