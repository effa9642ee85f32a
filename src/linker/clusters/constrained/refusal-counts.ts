import { REFUSAL } from './constraints.ts';
import type { Refused } from './grow-forest.ts';

/** How many edges were refused for which reason. */
export type RefusalCounts = Readonly<Record<Exclude<keyof typeof REFUSAL, 'none'>, number>>;

/** Counts the reasons of refused edges; all traits together. */
export function refusalCounts({ reason }: Refused): RefusalCounts {
  const count = (code: number): number => reason.reduce((sum, other) => sum + (other === code ? 1 : 0), 0);
  return {
    cannotLink: count(REFUSAL.cannotLink),
    identity: count(REFUSAL.identity),
    uniqueSource: count(REFUSAL.uniqueSource),
    size: count(REFUSAL.size),
    chance: count(REFUSAL.chance),
    trait: reason.reduce((sum, code) => sum + (code >= REFUSAL.trait ? 1 : 0), 0),
  };
}
