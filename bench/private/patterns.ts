/** Some of the records, a bit each. */
export type Rows = Int32Array;

/** For each bit of the filters, the records that have it set. */
export type Columns = Readonly<{ rows: readonly Rows[]; records: number }>;

/** Bits that are set together, and the records that have them all. */
export type Pattern = Readonly<{ bits: readonly number[]; rows: Rows; count: number }>;

/** Patterns looked for, the records one must have, and how sure the next bit must be once some are known. */
const MOST_PATTERNS = 40;
const LEAST_RECORDS = 20;
const SURE = 0.95;
/** A run of letters sets so many bits at least; fewer are chance. */
const LEAST_BITS = 5;

/** Turns filters, one record after another, into columns. */
export function columnsOf({ words, records }: Readonly<{ words: Int32Array; records: number }>): Columns {
  const each = words.length / records;
  const rows = Array.from({ length: each * 32 }, () => new Int32Array(Math.ceil(records / 32)));
  for (let at = 0; at < records; at++)
    for (let word = 0; word < each; word++)
      for (let bits = words[at * each + word] ?? 0; bits !== 0; bits &= bits - 1) {
        const own = rows[word * 32 + 31 - Math.clz32(bits & -bits)];
        if (own) own[at >>> 5] = (own[at >>> 5] ?? 0) | (1 << (at & 31));
      }
  return { rows, records };
}

/**
 * Grows patterns from the two bits that are set together most beyond chance, by the bit that nearly all the records left have too, as
 * Christen, Ranbaduge, Vatsalan and Schnell (2018) do by maximal frequent sets; bits once in a pattern begin no other.
 */
export function minePatterns(columns: Columns): Pattern[] {
  const pairs = pairsBeyondChance(columns);
  const used = new Set<number>();
  const patterns: Pattern[] = [];
  for (const [one, other] of pairs) {
    if (patterns.length === MOST_PATTERNS) break;
    if (used.has(one) || used.has(other)) continue;
    const pattern = grow(columns, [one, other]);
    if (pattern.bits.length < LEAST_BITS || pattern.count < LEAST_RECORDS) continue;
    for (const bit of pattern.bits) used.add(bit);
    patterns.push(pattern);
  }
  return patterns;
}

/** How many records two lists share. */
export function sharedRows(one: Rows, other: Rows): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    let bits = (one[at] ?? 0) & (other[at] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

const MOST_PAIRS = 20_000;

function pairsBeyondChance({ rows, records }: Columns): (readonly [number, number])[] {
  const count = rows.map((own) => sharedRows(own, own));
  const pairs: (readonly [beyond: number, one: number, other: number])[] = [];
  for (let one = 0; one < rows.length; one++)
    for (let other = one + 1; other < rows.length; other++) {
      const together = sharedRows(rows[one] ?? new Int32Array(0), rows[other] ?? new Int32Array(0));
      const beyond = together - ((count[one] ?? 0) * (count[other] ?? 0)) / records;
      if (together >= LEAST_RECORDS && beyond > 0) pairs.push([beyond, one, other]);
    }
  return pairs
    .sort((a, b) => b[0] - a[0])
    .slice(0, MOST_PAIRS)
    .map(([, one, other]) => [one, other]);
}

function grow({ rows }: Columns, from: readonly [number, number]): Pattern {
  const bits: number[] = [...from];
  let left = intersect(rows[from[0]], rows[from[1]]);
  for (;;) {
    const count = sharedRows(left, left);
    let best = -1;
    let most = 0;
    for (const [bit, own] of rows.entries()) {
      if (bits.includes(bit)) continue;
      const shared = sharedRows(left, own);
      if (shared > most) [best, most] = [bit, shared];
    }
    // The first bits are shared with many records that have them by chance; each further one leaves fewer of those.
    const wanted = bits.length < LEAST_BITS ? SURE - (LEAST_BITS - bits.length) * 0.15 : SURE;
    if (best < 0 || most < wanted * count || most < LEAST_RECORDS) return { bits, rows: left, count };
    bits.push(best);
    left = intersect(left, rows[best]);
  }
}

function intersect(one: Rows = new Int32Array(0), other: Rows = new Int32Array(0)): Rows {
  return one.map((word, at) => word & (other[at] ?? 0));
}
