import { checkLength, checkPairs, type Pairs, unusable } from '../pairs/index.ts';

/** A known fact of records that one person has only once: the sex, the year of birth. 0 means not known. */
export type Trait = Readonly<{
  values: Uint8Array | Int16Array | Int32Array;
  /** How far two known values may lie apart within one cluster; 0 if not given. */
  atMostApart?: number;
}>;

/** What no cluster may break. Every part may be left out. */
export type Constraints = Readonly<{
  /** A code per record: two different ones never meet. 0 where there is none, or where it proves nothing. */
  identity?: Int32Array | Float64Array | BigInt64Array;
  /** 1 to 255 for records of a source that holds everybody once, 0 for all others: at most one record each. */
  uniqueSource?: Uint8Array;
  traits?: readonly Trait[];
  /** Hard limit of records in a cluster. */
  maxSize?: number;
  /** Reviewers' word that two records are two people; nothing overrides it. */
  cannotLink?: Pairs;
  /** Reviewers' word that two records are one person; overrides everything but `cannotLink`. */
  mustLink?: Pairs;
}>;

/** Why an edge was not followed. A trait's conflict is `trait` plus the trait's place in the list. */
export const REFUSAL = {
  none: 0,
  cannotLink: 1,
  identity: 2,
  uniqueSource: 3,
  size: 4,
  /** Not strong enough for clusters as large as those it would join. */
  chance: 5,
  trait: 6,
} as const;

const MOST_TRAITS = 200;

/** Refuses constraints that do not fit the records. */
export function checkConstraints(constraints: Constraints, records: number): void {
  const { identity, uniqueSource, traits = [], maxSize, cannotLink, mustLink } = constraints;
  if (identity) checkLength('identity', identity.length, records);
  if (uniqueSource) checkLength('uniqueSource', uniqueSource.length, records);
  for (const trait of traits) checkLength('trait', trait.values.length, records);
  if (traits.length > MOST_TRAITS) throw unusable(`${traits.length} traits, at most ${MOST_TRAITS} fit`);
  if (maxSize !== undefined && !(maxSize >= 1)) throw unusable(`maxSize is ${maxSize}, at least 1 is needed`);
  if (cannotLink) checkPairs(cannotLink, records);
  if (mustLink) checkPairs(mustLink, records);
}
