import { type Condition, leavesOf } from '../../base/condition/index.ts';
import { dayOf, daysAfter, type IsoDate } from '../../base/model/index.ts';
import { currentKeys, formerKeysOf } from '../../stages/linkage/index.ts';
import type { CohortReading, ListingDesk } from './cohort-desk.ts';

/** Who was visited in so many days before today, by the number of days. */
export type Visited = ReadonlyMap<number, readonly bigint[]>;

/** A published set with whom a condition on it asks about having been visited. */
export async function withVisited(
  desk: ListingDesk,
  condition: Condition,
): Promise<CohortReading & Readonly<{ visited: Visited }>> {
  const days = leavesOf(condition).flatMap((leaf) => ('notVisited' in leaf ? [leaf.notVisited.days] : []));
  const visited = await Promise.all(
    [...new Set(days)].map(async (one) => [one, await visitedWithin(desk, one)] as const),
  );
  return { ...desk.reading, visited: new Map(visited) };
}

/** Everybody whose household in the officer's area was visited in so many days before today, by the keys they have now. */
export async function visitedWithin(
  { reading, officer, visits }: ListingDesk,
  days: number,
  now = new Date(),
): Promise<bigint[]> {
  const today = dayOf(now, reading.country.timeZone);
  const keys = await visits.visitedSince(officer.area, daysAfter(today, -days));
  const current = await currentKeys(reading.serving, keys);
  return keys.map((key) => current.get(key) ?? key);
}

/** The latest day on which each of some people was visited at home, also under keys they had before. */
export async function lastVisitsOf(
  { reading, visits }: ListingDesk,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, IsoDate>> {
  const former = await formerKeysOf(reading.serving, keys);
  const last = await visits.lastOf([...keys, ...former.keys()]);
  const latest = new Map<bigint, IsoDate>();
  for (const [key, day] of last) {
    const now = former.get(key) ?? key;
    const known = latest.get(now);
    if (known === undefined || known < day) latest.set(now, day);
  }
  return latest;
}
