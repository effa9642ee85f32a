import {
  type ClearRecord,
  type EncodingKeys,
  type EncodingSettings,
  type Encodings,
  encodeRecords,
  filtersOf,
  linkEncodings,
  makeDice,
} from '../../src/linker/index.ts';

const WORDS = 32;
const BITS = 32 * WORDS;
const COMPARED = 20_000_000;
const LARGE = 100_000;
const FILL = 1 / 3;
const THRESHOLD = 0.8;
const RECALL = 0.95;
const SEED = 12_345;

/** Pairs compared a second by one thread, records encoded a second, and a large job by bands. */
export async function measureSpeed(
  people: readonly ClearRecord[],
  settings: EncodingSettings,
  keys: EncodingKeys,
): Promise<object> {
  return {
    pairsPerCpuSecond: Math.round(comparePairs()),
    recordsEncodedPerCpuSecond: Math.round(await encodeAll(people, settings, keys)),
    byBands: linkLarge(),
  };
}

function comparePairs(): number {
  const records = 4096;
  const filters = filtersOf(randomEncodings(records), BITS);
  const dice = makeDice(filters, filters);
  const run = () => {
    let sum = 0;
    for (let pair = 0; pair < COMPARED; pair++) sum += dice(pair >>> 12, pair & (records - 1));
    return sum;
  };
  run();
  return COMPARED / cpuSecondsOf(run);
}

async function encodeAll(
  people: readonly ClearRecord[],
  settings: EncodingSettings,
  keys: EncodingKeys,
): Promise<number> {
  const begun = process.cpuUsage();
  let encoded = 0;
  for await (const { ids } of encodeRecords(people, settings, keys)) encoded += ids.length;
  return encoded / (process.cpuUsage(begun).user / 1e6);
}

/** Two lists of random filters that share everybody, each pair about as alike as the threshold: the hardest that must be found. */
function linkLarge(): object {
  const left = randomEncodings(LARGE);
  const right = { ...left, words: blurred(left.words) };
  const dice = makeDice(filtersOf(left, BITS), filtersOf(right, BITS));
  const reaching = left.ids.filter((_, at) => dice(at, at) >= THRESHOLD).length;
  const begun = performance.now();
  const found = linkEncodings(left, right, { threshold: THRESHOLD, recall: RECALL });
  const seconds = (performance.now() - begun) / 1000;
  const rightLinks = found.links.filter((link) => link.left === link.right).length;
  return {
    records: 2 * LARGE,
    threshold: THRESHOLD,
    plan: found.plan,
    comparedPairs: found.comparedPairs,
    possiblePairs: LARGE * LARGE,
    pairsThatReachTheThreshold: reaching,
    recallAsked: RECALL,
    recall: Number((rightLinks / reaching).toFixed(4)),
    falseLinks: found.links.length - rightLinks,
    seconds: Number(seconds.toFixed(1)),
  };
}

function randomEncodings(records: number): Encodings {
  const random = makeRandom(SEED);
  const words = new Int32Array(records * WORDS);
  for (let bit = 0; bit < records * BITS; bit++)
    if (random() < FILL) words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  const header = { format: 'chipao-encodings', version: 1, settings: 's', key: 'k', bits: BITS } as const;
  return { header, ids: Array.from({ length: records }, (_, at) => String(at)), words };
}

/** Moves as many set bits elsewhere as brings Dice down to the threshold. */
function blurred(words: Int32Array): Int32Array {
  const random = makeRandom(SEED + 1);
  const lost = 1 - THRESHOLD;
  const gained = (lost * FILL) / (1 - FILL);
  return words.map((word) => {
    let turned = word;
    for (let bit = 0; bit < 32; bit++)
      if (random() < ((word >>> bit) & 1 ? lost : gained)) turned ^= 1 << bit;
    return turned;
  });
}

function cpuSecondsOf(work: () => number): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1e6;
}

/** A small generator that gives the same numbers everywhere (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
