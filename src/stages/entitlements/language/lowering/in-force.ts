import type { IsoDate } from '../../../../base/model/index.ts';

type InForce = Readonly<{ from: IsoDate; to: IsoDate | null }>;
type Moment = Readonly<{ on: IsoDate; knownOn: IsoDate | undefined }>;

/** Something of the law that stands for some days, and is known from its first day unless it says from when. */
export type Dated = Readonly<{ inForce: InForce; knownFrom?: IsoDate | undefined }>;

/** From when something was known. */
export function knownFromOf({ inForce, knownFrom }: Dated): IsoDate {
  return knownFrom ?? inForce.from;
}

/**
 * Whether something stands on a day, as known on another. What applies on a day is known on that day at the latest, unless it
 * says itself that it became known only afterwards; so a question about days to come meets the rules that will then apply.
 */
export function standsOn(dated: Dated, { on, knownOn }: Moment): boolean {
  const { from, to } = dated.inForce;
  if (on < from || (to !== null && to < on)) return false;
  if (knownOn === undefined) return true;
  return knownFromOf(dated) <= (knownOn < on ? on : knownOn);
}

/** Where in the list stands what applies on a day: of several that do, the one known latest. */
export function findOnDay(list: readonly Dated[], moment: Moment): number | undefined {
  let found: number | undefined;
  for (const [index, dated] of list.entries()) {
    if (!standsOn(dated, moment)) continue;
    const best = found === undefined ? undefined : list[found];
    if (best && knownFromOf(dated) <= knownFromOf(best)) continue;
    found = index;
  }
  return found;
}
