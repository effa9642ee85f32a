import { createHash } from 'node:crypto';
import { WORD_BITS } from '../exchange/index.ts';
import type { Filters } from './dice.ts';

const FEWEST_BITS = 8;
const MOST_BITS = 31;
const MOST_BANDS = 2000;
const RARE = 0.05;
/** Nothing is certain: keeps logarithms finite where all records agree. */
const SURE = 1 - 1e-9;

/** How many bits are looked at together, how often, and which share of the pairs right at the threshold that should find. */
export type BandPlan = Readonly<{ bits: number; bands: number; recall: number }>;

/** What a plan is made from. */
export type BandNeeds = Readonly<{
  useful: UsefulPlaces;
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
export function planBands({ useful, threshold, recall, records }: BandNeeds): BandPlan {
  const alike = 1 - 2 * useful.fill * (1 - threshold);
  const wanted = Math.ceil(Math.log(Math.max(2, records)) / -Math.log(useful.strangers));
  const bits = Math.min(MOST_BITS, useful.places.length, Math.max(FEWEST_BITS, wanted));
  const caught = Math.min(SURE, alike ** bits);
  const needed = Math.ceil(Math.log(1 - recall) / Math.log(1 - caught));
  const bands = Math.min(MOST_BANDS, Math.max(1, needed));
  return { bits, bands, recall: 1 - (1 - caught) ** bands };
}

/** Places whose bit tells records apart, their mean fill, and how often two strangers agree at one. */
export type UsefulPlaces = Readonly<{ places: Int32Array; fill: number; strangers: number }>;

/** Leaves out places that nearly all records have set, or nearly none: to agree there says nothing. */
export function usefulPlaces(sides: readonly Filters[], bits: number): UsefulPlaces {
  const set = new Float64Array(bits);
  let records = 0;
  for (const { words, each, set: counts } of sides)
    for (const [at, count] of counts.entries()) {
      if (count === 0) continue;
      records++;
      for (let word = 0; word < each; word++)
        for (let left = words[at * each + word] ?? 0; left !== 0; left &= left - 1) {
          const place = word * WORD_BITS + WORD_BITS - 1 - Math.clz32(left & -left);
          set[place] = (set[place] ?? 0) + 1;
        }
    }
  const shares = set.map((count) => count / Math.max(1, records));
  const telling = Array.from(shares.keys()).filter((place) => isTelling(shares[place] ?? 0));
  const places = telling.length >= FEWEST_BITS ? telling : Array.from(shares.keys());
  const meanOf = (value: (share: number) => number) =>
    places.reduce((sum, place) => sum + value(shares[place] ?? 0), 0) / places.length;
  return {
    places: Int32Array.from(places),
    fill: meanOf((share) => share),
    strangers: Math.min(
      SURE,
      meanOf((share) => share * share + (1 - share) * (1 - share)),
    ),
  };
}

function isTelling(share: number): boolean {
  return share >= RARE && share <= 1 - RARE;
}

/** The places one band looks at: always the same for a seed, as if drawn from a hat. */
export function placesOfBand(
  band: number,
  wanted: Readonly<{ bits: number; from: Int32Array; seed: number }>,
): Int32Array {
  const places = new Set<number>();
  for (let block = 0; places.size < wanted.bits; block++) {
    const digest = createHash('sha256').update(`${wanted.seed} ${band} ${block}`).digest();
    for (let at = 0; at < digest.length && places.size < wanted.bits; at += 4)
      places.add(wanted.from[digest.readUInt32LE(at) % wanted.from.length] ?? 0);
  }
  return Int32Array.from(places);
}
