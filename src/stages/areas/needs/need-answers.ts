import { problem } from '../../../base/errors/index.ts';
import { id, type Sql, sql } from '../../../base/lake/index.ts';
import { needColumns } from '../../needs/index.ts';
import type { Counts, CountsOf } from '../measures/index.ts';

/** What of needs measures have to know: which there are, and of which a register tells that it was given. */
export type NeedContext = Readonly<{ needs: readonly Readonly<{ id: string; given?: unknown }>[] }>;

type OfNeeds = CountsOf<'need' | 'need-quantity'>;

/** Whether a measure rests on what people need. */
export function isOfNeeds(counts: Counts): counts is OfNeeds {
  return counts.kind === 'need' || counts.kind === 'need-quantity';
}

/** Whether somebody needs it, or lacks it though a register tells who was given it; their needs stand under `need`. */
export function needAnswer(counts: CountsOf<'need'>, context: NeedContext): Sql {
  const { needed, given } = columnsOf(counts, context);
  switch (counts.is) {
    case 'needed':
      return needed;
    case 'cannot-tell':
      return sql`(need.person_id is not null and ${needed} is null)`;
    case 'not-given':
      return sql`(${needed} and not ${given})`;
  }
}

/** How many of it somebody needs; nothing where that is not known. */
export function needQuantity(counts: CountsOf<'need-quantity'>, context: NeedContext): Sql {
  return sql`coalesce(cast(${columnsOf(counts, context).quantity} as bigint), 0)`;
}

/** The column that somebody must have an answer in for the measure to be known at all; none where it counts who has none. */
export function columnOfNeed(counts: Counts): string | undefined {
  if (!isOfNeeds(counts) || (counts.kind === 'need' && counts.is === 'cannot-tell')) return undefined;
  const { needed, given } = needColumns(counts.need);
  return counts.kind === 'need' && counts.is === 'not-given' ? given : needed;
}

function columnsOf(counts: OfNeeds, { needs }: NeedContext): Record<'needed' | 'quantity' | 'given', Sql> {
  const found = needs.find((one) => one.id === counts.need);
  if (!found) throw invalid(counts.need, 'there is no such need');
  if (counts.kind === 'need' && counts.is === 'not-given' && found.given === undefined)
    throw invalid(counts.need, 'no register tells who was given it; count who needs it');
  const { needed, quantity, given } = needColumns(counts.need);
  return { needed: id(`need.${needed}`), quantity: id(`need.${quantity}`), given: id(`need.${given}`) };
}

function invalid(where: string, reason: string): Error {
  return problem('CONTENT_INVALID', { file: 'measures', where, reason });
}
