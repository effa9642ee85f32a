import { sql, type Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import type { Tables } from '../tables.ts';
import type { LimitedAsk, ReceiptLimits } from './agreement-words.ts';

const HUNDRED = 100;

/**
 * Throws where no more may leave: SHARE_DAY_FULL, SHARE_TABLES_FULL, SHARE_CONDITIONS_FULL, SHARE_GUESSING. Asked before anything is read, and
 * again while nobody else can write.
 */
export async function refuseFull(
  turn: Transaction<Tables>,
  ask: LimitedAsk,
  limits: ReceiptLimits,
): Promise<void> {
  await refuseFullDay(turn, ask, limits);
  if (ask.act === 'table') await refuseManyTables(turn, ask, limits);
  if (ask.act === 'table' && hasCondition(ask.request)) await refuseManyConditions(turn, ask, limits);
  if (ask.act === 'lookup') await refuseGuessing(turn, ask, limits.lookups);
}

async function refuseFullDay(
  turn: Transaction<Tables>,
  { agreementId, recipient, grant, subjects }: LimitedAsk,
  { dayBegan, subjectsPerDay }: ReceiptLimits,
): Promise<void> {
  if (subjectsPerDay === null) return;
  const row = await turn
    .selectFrom('share_receipt')
    .select(({ fn }) => fn.sum<string | null>('subjects').as('used'))
    .where('agreement_id', '=', agreementId)
    .where('recipient', '=', recipient)
    .where('grant_id', '=', grant)
    .where('at', '>=', dayBegan)
    .executeTakeFirst();
  const used = Number(row?.used ?? 0);
  // Somebody who is not there costs as much as one who is, so that a full day tells nothing of either.
  if (used + Math.max(1, subjects) > subjectsPerDay)
    throw problem('SHARE_DAY_FULL', { used, most: subjectsPerDay });
}

/** Many tables by many conditions can be taken from each other until one person is left. */
async function refuseManyTables(
  turn: Transaction<Tables>,
  { agreementId, recipient, grant }: LimitedAsk,
  { dayBegan, tablesPerDay }: ReceiptLimits,
): Promise<void> {
  const row = await turn
    .selectFrom('share_receipt')
    .select(({ fn }) => fn.countAll<bigint>().as('used'))
    .where('agreement_id', '=', agreementId)
    .where('recipient', '=', recipient)
    .where('grant_id', '=', grant)
    .where('act', '=', 'table')
    .where('at', '>=', dayBegan)
    .executeTakeFirst();
  const used = Number(row?.used ?? 0);
  if (used >= tablesPerDay) throw problem('SHARE_TABLES_FULL', { used, most: tablesPerDay });
}

function hasCondition(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'where' in request && request.where !== undefined;
}

/**
 * Two tables whose conditions differ by one person tell a little of that person through any noise, and many such pairs tell all. The noise
 * is the same all through one published set, so what is counted is different questions of that set, and not those of a day; by other
 * columns it is another question, for its cells have other noise.
 */
async function refuseManyConditions(
  turn: Transaction<Tables>,
  { agreementId, recipient, grant, request, runId }: LimitedAsk,
  { conditionsPerSet }: ReceiptLimits,
): Promise<void> {
  const row = await turn
    .selectFrom('share_receipt')
    .select(({ fn }) => fn.count<bigint>('request').distinct().as('used'))
    .where('agreement_id', '=', agreementId)
    .where('recipient', '=', recipient)
    .where('grant_id', '=', grant)
    .where('run_id', '=', runId)
    .where('act', '=', 'table')
    .where(sql<boolean>`request -> 'where' is not null`)
    // The same again tells nothing new.
    .where(sql<boolean>`request <> ${JSON.stringify(request)}::jsonb`)
    .executeTakeFirst();
  const used = Number(row?.used ?? 0);
  if (used >= conditionsPerSet) throw problem('SHARE_CONDITIONS_FULL', { used, most: conditionsPerSet });
}

/** Numbers that are guessed find nobody more often than not; whoever has a list of real ones does. */
async function refuseGuessing(
  turn: Transaction<Tables>,
  { agreementId, recipient }: LimitedAsk,
  { since, atLeast, percentFound, minutes }: ReceiptLimits['lookups'],
): Promise<void> {
  const row = await turn
    .selectFrom('share_receipt')
    .select(({ fn }) => [
      fn.countAll<bigint>().as('asked'),
      fn.sum<string | null>(sql`(rows > 0)::integer`).as('found'),
    ])
    .where('agreement_id', '=', agreementId)
    .where('recipient', '=', recipient)
    .where('act', '=', 'lookup')
    .where('at', '>=', since)
    .executeTakeFirst();
  const asked = Number(row?.asked ?? 0);
  if (asked >= atLeast && Number(row?.found ?? 0) * HUNDRED < asked * percentFound)
    throw problem('SHARE_GUESSING', { minutes });
}
