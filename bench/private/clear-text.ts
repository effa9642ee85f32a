import {
  assignOneToOne,
  type ClearRecord,
  cleanText,
  type EncodedLink,
  type EncodingSettings,
  piecesOf,
} from '../../src/linker/index.ts';

type Weighed = readonly (readonly [piece: string, weight: number])[];
type Postings = ReadonlyMap<string, readonly number[]>;

/**
 * Links by the same Dice coefficient over the same pieces with the same weights, but over the text itself: what is lost against
 * this is lost by hashing alone.
 */
export function linkClearText(
  left: readonly ClearRecord[],
  right: readonly ClearRecord[],
  { settings, threshold }: Readonly<{ settings: EncodingSettings; threshold: number }>,
): readonly EncodedLink[] {
  const one = left.map((record) => weighed(record, settings));
  const other = right.map((record) => weighed(record, settings));
  const postings = postingsOf(other);
  const total = other.map(sumOf);
  const pairs = { left: [] as number[], right: [] as number[], dice: [] as number[] };
  for (const [at, pieces] of one.entries()) {
    const all = sumOf(pieces);
    for (const [partner, both] of inCommon(pieces, postings)) {
      const dice = (2 * both) / (all + (total[partner] ?? 0));
      if (dice < threshold) continue;
      pairs.left.push(at);
      pairs.right.push(partner);
      pairs.dice.push(dice);
    }
  }
  const marks = { left: left.map(({ id }) => id), right: right.map(({ id }) => id) };
  return assignOneToOne(pairs, marks).map((pair) => ({
    left: marks.left[pairs.left[pair] ?? 0] ?? '',
    right: marks.right[pairs.right[pair] ?? 0] ?? '',
    dice: pairs.dice[pair] ?? 0,
    next: 0,
  }));
}

function weighed({ values }: ClearRecord, { fields }: EncodingSettings): Weighed {
  return fields.flatMap((field) => {
    const value = cleanText(values[field.column] ?? '');
    if (value === '') return [];
    return [...piecesOf(field, value)].map((piece) => [`${field.column} ${piece}`, field.hashes] as const);
  });
}

function postingsOf(records: readonly Weighed[]): Postings {
  const postings = new Map<string, number[]>();
  for (const [at, pieces] of records.entries())
    for (const [piece] of pieces) {
      const known = postings.get(piece);
      if (known) known.push(at);
      else postings.set(piece, [at]);
    }
  return postings;
}

function inCommon(pieces: Weighed, postings: Postings): ReadonlyMap<number, number> {
  const both = new Map<number, number>();
  for (const [piece, weight] of pieces)
    for (const partner of postings.get(piece) ?? []) both.set(partner, (both.get(partner) ?? 0) + weight);
  return both;
}

function sumOf(pieces: Weighed): number {
  return pieces.reduce((sum, [, weight]) => sum + weight, 0);
}
