import { exactNumbers } from '../pairs/index.ts';
import { type Constraints, REFUSAL, type Trait } from './constraints.ts';

/** One kind of constraint over clusters that only grow. What it knows of a cluster is kept at the cluster's root. */
export type Limit = Readonly<{
  reason: number;
  /** Whether these two roots' clusters must not become one. Once true it stays true while they grow. */
  apart: (one: number, other: number) => boolean;
  /** Takes the knowledge of the root that goes into the root that stays. */
  absorb: (stays: number, goes: number) => void;
  /** Makes a record know only itself again. */
  reset: (record: number) => void;
}>;

/** The limits that look at records' own values; reviewers' pairs have a limit of their own (`separations`). */
export function limitsOfValues(constraints: Constraints): readonly Limit[] {
  const { identity, uniqueSource, traits = [] } = constraints;
  return [
    ...(identity ? [identityLimit(identity)] : []),
    ...(uniqueSource ? [sourceLimit(uniqueSource)] : []),
    ...traits.map((trait, place) => traitLimit(trait, REFUSAL.trait + place)),
  ];
}

/**
 * Never two different codes. One code a root is enough until a reviewer joins two codes; only such roots keep a set, and then
 * clusters may meet if all codes of the one are among those of the other.
 */
function identityLimit(identity: Int32Array | Float64Array | BigInt64Array): Limit {
  const own = identity instanceof BigInt64Array ? exactNumbers(identity) : identity;
  const known = own.slice();
  const several = new Map<number, ReadonlySet<number>>();
  const codesOf = (root: number): ReadonlySet<number> => several.get(root) ?? new Set([known[root] ?? 0]);
  return {
    reason: REFUSAL.identity,
    apart: (one, other) => {
      const a = known[one] ?? 0;
      const b = known[other] ?? 0;
      if (a === 0 || b === 0) return false;
      if (several.size === 0) return a !== b;
      return !holdsAll(codesOf(one), codesOf(other)) && !holdsAll(codesOf(other), codesOf(one));
    },
    absorb: (stays, goes) => {
      const a = known[stays] ?? 0;
      const b = known[goes] ?? 0;
      if (b === 0 || (a === b && several.size === 0)) return;
      if (a === 0) known[stays] = b;
      if (a === 0 && several.size === 0) return;
      const both = new Set(a === 0 ? codesOf(goes) : [...codesOf(stays), ...codesOf(goes)]);
      several.delete(goes);
      if (both.size > 1) several.set(stays, both);
    },
    reset: (record) => {
      known[record] = own[record] ?? 0;
    },
  };
}

function holdsAll(larger: ReadonlySet<number>, smaller: ReadonlySet<number>): boolean {
  for (const code of smaller) if (!larger.has(code)) return false;
  return true;
}

/** At most one record of each source that holds everybody once: a bit a source, as many words a root as that takes. */
function sourceLimit(source: Uint8Array): Limit {
  let highest = 0;
  for (let record = 0; record < source.length; record++) highest = Math.max(highest, source[record] ?? 0);
  const words = Math.max(1, Math.ceil(highest / 32));
  const held = new Int32Array(source.length * words);
  const reset = (record: number): void => {
    held.fill(0, record * words, (record + 1) * words);
    const bit = (source[record] ?? 0) - 1;
    if (bit >= 0) held[record * words + (bit >>> 5)] = 1 << (bit & 31);
  };
  for (let record = 0; record < source.length; record++) reset(record);
  return {
    reason: REFUSAL.uniqueSource,
    apart: (one, other) => {
      for (let word = 0; word < words; word++) {
        if (((held[one * words + word] ?? 0) & (held[other * words + word] ?? 0)) !== 0) return true;
      }
      return false;
    },
    absorb: (stays, goes) => {
      for (let word = 0; word < words; word++) {
        held[stays * words + word] = (held[stays * words + word] ?? 0) | (held[goes * words + word] ?? 0);
      }
    },
    reset,
  };
}

/** At most so many records, counted in `size` for each root. */
export function sizeLimit(maxSize: number, size: Int32Array): Limit {
  return {
    reason: REFUSAL.size,
    apart: (one, other) => (size[one] ?? 0) + (size[other] ?? 0) > maxSize,
    absorb: (stays, goes) => {
      size[stays] = (size[stays] ?? 0) + (size[goes] ?? 0);
    },
    reset: (record) => {
      size[record] = 1;
    },
  };
}

/**
 * Known values stay close together. A reviewer may have joined values further apart; such a cluster takes whatever does not
 * widen it.
 */
function traitLimit({ values, atMostApart = 0 }: Trait, reason: number): Limit {
  const low = values.slice();
  const high = values.slice();
  return {
    reason,
    apart: (one, other) => {
      const [lowOne, lowOther] = [low[one] ?? 0, low[other] ?? 0];
      if (lowOne === 0 || lowOther === 0) return false;
      const [highOne, highOther] = [high[one] ?? 0, high[other] ?? 0];
      const span = Math.max(highOne, highOther) - Math.min(lowOne, lowOther);
      return span > Math.max(atMostApart, highOne - lowOne, highOther - lowOther);
    },
    absorb: (stays, goes) => {
      const [lowStays, lowGoes] = [low[stays] ?? 0, low[goes] ?? 0];
      if (lowGoes === 0) return;
      low[stays] = lowStays === 0 ? lowGoes : Math.min(lowStays, lowGoes);
      high[stays] = lowStays === 0 ? (high[goes] ?? 0) : Math.max(high[stays] ?? 0, high[goes] ?? 0);
    },
    reset: (record) => {
      low[record] = values[record] ?? 0;
      high[record] = values[record] ?? 0;
    },
  };
}
