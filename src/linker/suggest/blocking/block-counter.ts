import { type CodedRecords, NO_VALUE } from './coded-records.ts';

/** What a combination of terms brings among the records counted. */
export type BlockCount = Readonly<{
  /** Pairs in blocks that are not too large. */
  pairs: number;
  /** Keys of the blocks that are. */
  tooLarge: ReadonlySet<number>;
  /** Share of the records with a key that are in the other blocks. */
  kept: number;
}>;

const MIX = 0x9e3779b1;
const EMPTY = 0;

/** Counts the pairs that combinations of terms bring. A combination is known by the key of each record, `NO_VALUE` where it has none. */
export type BlockCounter = Readonly<{
  /** Keys of the combination of no terms: all records in one block. */
  everything: () => Int32Array;
  /** Keys of a combination with one more term. */
  narrowed: (keys: Int32Array, term: number) => Int32Array;
  /** Counts; blocks of more records than the cap (the counter's own when none is given) are left out. */
  count: (keys: Int32Array, largestBlock?: number) => BlockCount;
}>;

/** A counter over some records; its tables are kept from one count to the next. */
export function blockCounter(
  records: Pick<CodedRecords, 'count' | 'file' | 'codes'>,
  asked: Readonly<{ acrossFiles: boolean; largestBlock: number }>,
): BlockCounter {
  const all = countingTable(records.count);
  const own = asked.acrossFiles ? countingTable(records.count) : undefined;
  const count = (keys: Int32Array, largestBlock = asked.largestBlock): BlockCount => {
    all.clear();
    own?.clear();
    let pairs = 0;
    let largest = 0;
    for (let record = 0; record < keys.length; record++) {
      const key = keys[record] ?? NO_VALUE;
      if (key === NO_VALUE) continue;
      const before = all.add(key);
      if (before > largest) largest = before;
      pairs += own ? before - own.add(fileKey(key, records.file[record] ?? 0)) : before;
    }
    if (largest < largestBlock) return { pairs, tooLarge: NONE, kept: 1 };
    return withoutLargest({ records, keys, all, own, largestBlock });
  };
  const everything = () => oneBlock(records.count);
  return { everything, narrowed: (keys, term) => narrowedKeys(keys, records.codes[term]), count };
}

const NONE: ReadonlySet<number> = new Set();

/** Keys that put all records in one block. */
export function oneBlock(records: number): Int32Array {
  return new Int32Array(records).fill(1);
}

/** Keys with one more value in them; two that differ are hardly ever equal. */
export function narrowedKeys(keys: Int32Array, codes: Int32Array | undefined): Int32Array {
  return keys.map((key, record) => {
    const code = codes?.[record] ?? NO_VALUE;
    if (key === NO_VALUE || code === NO_VALUE) return NO_VALUE;
    const mixed = Math.imul(key ^ code, MIX);
    const spread = mixed ^ (mixed >>> 15);
    return spread === NO_VALUE || spread === EMPTY ? 1 : spread;
  });
}

/** The slower count, of blocks within the cap alone. */
function withoutLargest(
  part: Readonly<{
    records: Pick<CodedRecords, 'file'>;
    keys: Int32Array;
    all: CountingTable;
    own: CountingTable | undefined;
    largestBlock: number;
  }>,
): BlockCount {
  const tooLarge = new Set<number>();
  let twice = 0;
  let keyed = 0;
  let kept = 0;
  part.keys.forEach((key, record) => {
    if (key === NO_VALUE) return;
    keyed++;
    const size = part.all.of(key);
    if (size > part.largestBlock) {
      tooLarge.add(key);
      return;
    }
    kept++;
    twice += size - (part.own?.of(fileKey(key, part.records.file[record] ?? 0)) ?? 1);
  });
  return { pairs: twice / 2, tooLarge, kept: kept / keyed };
}

function fileKey(key: number, file: number): number {
  const mixed = Math.imul(key ^ (file + 1), MIX);
  return mixed === EMPTY ? 1 : mixed;
}

type CountingTable = Readonly<{
  clear: () => void;
  /** Counts a key; how often it was counted before. */
  add: (key: number) => number;
  of: (key: number) => number;
}>;

/** How often keys occur: open addressing over typed arrays, at most half full. */
function countingTable(most: number): CountingTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, most) * 2));
  const keys = new Int32Array(size);
  const counts = new Int32Array(size);
  const place = (key: number) => {
    let at = (key ^ (key >>> 16)) & (size - 1);
    while (keys[at] !== EMPTY && keys[at] !== key) at = (at + 1) & (size - 1);
    return at;
  };
  return {
    clear: () => {
      keys.fill(EMPTY);
      counts.fill(0);
    },
    add: (key) => {
      const at = place(key);
      keys[at] = key;
      const before = counts[at] ?? 0;
      counts[at] = before + 1;
      return before;
    },
    of: (key) => counts[place(key)] ?? 0,
  };
}
