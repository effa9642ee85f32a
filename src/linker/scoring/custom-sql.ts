import { problem } from '../../base/errors/index.ts';
import { type Engine, sql } from '../../base/lake/index.ts';
import type { Condition } from '../comparisons/index.ts';
import type { LoadedRecords } from '../records/index.ts';
import type { PlannedComparison } from '../settings/index.ts';
import { comparedPairs } from './compare.ts';

/** Asks the engine, before anything runs, whether it understands the settings' own SQL. Throws LINK_SQL_REFUSED. */
export async function checkCustomSql(
  engine: Engine,
  records: LoadedRecords,
  comparisons: readonly PlannedComparison[],
): Promise<void> {
  const nobody = sql`(select rid as left_rid, rid as right_rid from records where false)`;
  for (const comparison of comparisons.filter(isCustom)) {
    const compared = comparedPairs(nobody, {
      comparisons: [comparison],
      records,
      keep: sql`left_rid`,
      rarity: false,
    });
    await engine.rows(compared).catch((cause: unknown) => {
      throw problem('LINK_SQL_REFUSED', { comparison: comparison.name, answer: firstLineOf(cause) }, cause);
    });
  }
}

/**
 * What a failure while comparing means where levels are SQL of the settings: a value that it cannot turn. Only the kind of fault is
 * told, since the engine quotes the value. Without such levels it stays what it was.
 */
export function sqlFault(comparisons: readonly PlannedComparison[], cause: unknown): unknown {
  const names = comparisons.filter(isCustom).map(({ name }) => name);
  const kind = /^(?:Conversion|Invalid Input|Out of Range) Error/.exec(firstLineOf(cause))?.[0];
  if (names.length === 0 || kind === undefined) return cause;
  return problem('LINK_SQL_REFUSED', { comparison: names.join(', '), answer: kind }, cause);
}

function isCustom({ levels }: PlannedComparison): boolean {
  return levels.some(({ when }) => hasSql(when));
}

function hasSql(condition: Condition): boolean {
  if (condition.is === 'all' || condition.is === 'any') return condition.of.some(hasSql);
  return condition.is === 'not' ? hasSql(condition.of) : condition.is === 'sql';
}

function firstLineOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
