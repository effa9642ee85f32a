import { createHmac } from 'node:crypto';
import type { EncodingSettings } from '../project/index.ts';

const MOST_REMEMBERED = 200_000;
const BYTES_A_PLACE = 2;

/** Gives the places of the filter that one piece of a value sets. */
export type Places = (piece: string) => Uint16Array;

/**
 * Makes the keyed hashing of one field. Each field has a key of its own, taken from the shared one, so that the same letters in a
 * given and a family name set different bits. Pieces seen lately are remembered: names are made of few different ones.
 */
export function makePlaces(
  field: Readonly<{ column: string; hashes: number }>,
  { bits, hashing }: Pick<EncodingSettings, 'bits' | 'hashing'>,
  shared: Uint8Array,
): Places {
  const key = createHmac('sha256', shared).update(`field ${field.column}`).digest();
  const digestOf = (piece: string, block: number) =>
    createHmac('sha256', key).update(`${block} ${piece}`).digest();
  const compute = hashing === 'double' ? doubled : independent;
  const remembered = new Map<string, Uint16Array>();
  return (piece) => {
    const known = remembered.get(piece);
    if (known) return known;
    const made = compute({ hashes: field.hashes, bits }, (block) => digestOf(piece, block));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(piece, made);
    return made;
  };
}

type Wanted = Readonly<{ hashes: number; bits: number }>;

/** Sixteen bits of digest a place; `bits` is a power of two, so the rest of a division favours none. */
function independent({ hashes, bits }: Wanted, digest: (block: number) => Buffer): Uint16Array {
  const places = new Uint16Array(hashes);
  let block = digest(0);
  for (let turn = 0, at = 0; turn < hashes; turn++, at += BYTES_A_PLACE) {
    if (at === block.length) {
      block = digest(turn);
      at = 0;
    }
    places[turn] = block.readUInt16LE(at) % bits;
  }
  return places;
}

/** First number plus so many times the second (Kirsch and Mitzenmacher, 2006); the second is odd so that it reaches every place. */
function doubled({ hashes, bits }: Wanted, digest: (block: number) => Buffer): Uint16Array {
  const block = digest(0);
  const [first, step] = [block.readUInt32LE(0) % bits, (block.readUInt32LE(4) % bits) | 1];
  return Uint16Array.from({ length: hashes }, (_, turn) => (first + turn * step) % bits);
}
