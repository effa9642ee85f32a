import type { Condition } from './condition.ts';
import { conditionHolds, type RecordValues } from './condition-holds.ts';

/**
 * One step of agreement between two records; a list of them goes from the best agreement down. The last step, that none of them holds,
 * is not written.
 */
export type Level = Readonly<{ label: string; when: Condition }>;

/** The level of a comparison when a value is missing and nothing is known to agree. */
export const UNKNOWN_LEVEL = 0;
/** The level of a comparison when everything listed is known not to hold. */
export const ELSE_LEVEL = 1;

/** The number of a listed level: the last one listed has 2, the best agreement the highest. */
export function levelNumber(levels: readonly Level[], index: number): number {
  return ELSE_LEVEL + levels.length - index;
}

/** The number of the level that two records reach. */
export function levelOf(
  levels: readonly Level[],
  column: string,
  ...[left, right]: readonly [left: RecordValues, right: RecordValues]
): number {
  let unknown = false;
  for (const [index, { when }] of levels.entries()) {
    const holds = conditionHolds(when, column, left, right);
    if (holds) return levelNumber(levels, index);
    unknown ||= holds === null;
  }
  return unknown ? UNKNOWN_LEVEL : ELSE_LEVEL;
}
