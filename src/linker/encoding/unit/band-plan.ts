import { createHash } from 'node:crypto';

const FEWEST_BITS = 8;
const MOST_BITS = 31;
const MOST_BANDS = 2000;

/** How many bits are looked at together, and how often. */
export type BandPlan = Readonly<{ bits: number; bands: number }>;

/** What a plan is made from. */
export type BandNeeds = Readonly<{
  /** Share of set bits in the filters of both sides. */
  fill: number;
  /** Dice coefficient at which pairs must still be found. */
  threshold: number;
  /** Share of the pairs at that coefficient that must be found. */
  recall: number;
  /** Records of the smaller side. */
  records: number;
}>;

/**
 * Plans Hamming bands: enough bits that two strangers rarely agree in all of them, and enough bands that two records at the
 * threshold do at least once (Indyk and Motwani, 1998; on filters of people: Durham, 2012; Karapiperis and Verykios, 2015).
 */
export function planBands({ fill, threshold, recall, records }: BandNeeds): BandPlan {
  const strangers = fill * fill + (1 - fill) * (1 - fill);
  const alike = 1 - 2 * fill * (1 - threshold);
  const wanted = Math.ceil(Math.log(Math.max(2, records)) / -Math.log(strangers));
  const bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, wanted));
  const caught = alike ** bits;
  const bands = caught >= 1 ? 1 : Math.ceil(Math.log(1 - recall) / Math.log(1 - caught));
  return { bits, bands: Math.min(MOST_BANDS, Math.max(1, bands)) };
}

/** The places one band looks at: always the same for a seed, as if drawn from a hat. */
export function placesOfBand(
  band: number,
  wanted: Readonly<{ bits: number; of: number; seed: number }>,
): Int32Array {
  const places = new Set<number>();
  for (let block = 0; places.size < wanted.bits; block++) {
    const digest = createHash('sha256').update(`${wanted.seed} ${band} ${block}`).digest();
    for (let at = 0; at < digest.length && places.size < wanted.bits; at += 4)
      places.add(digest.readUInt32LE(at) % wanted.of);
  }
  return Int32Array.from(places);
}
