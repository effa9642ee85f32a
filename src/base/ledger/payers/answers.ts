import type { Transaction } from 'kysely';
import { appendClaimEvents } from '../claims/append-events.ts';
import type { NewClaimEvent } from '../claims/claim-words.ts';
import type { Tables } from '../tables.ts';
import { writeSteps } from './batch-steps.ts';
import { ANSWER_RANKS, type BatchHand, type LeasedBatch, type NewAnswer } from './payer-words.ts';

type Turn = Transaction<Tables>;

/** What a payer answered when it was asked about a batch, and when to ask again. */
export type AnswerOrder = Readonly<{ answers: readonly NewAnswer[]; askAt: Date; hand: BatchHand }>;

const LAST_RANK = 3;

/**
 * Takes answers of a payer: each once, whatever the order they come in. One that tells less than what is known already is kept and changes
 * nothing. Tells how many changed something.
 */
export async function takeAnswers(
  turn: Turn,
  batch: LeasedBatch,
  { answers, askAt, hand }: AnswerOrder,
): Promise<number> {
  // Two who ask at once take their answers one after the other.
  await turn.selectFrom('payer_batch').select('id').where('id', '=', batch.id).forUpdate().execute();
  const known = await knownAnswers(turn, batch, answers);
  const fresh = answers.filter(({ key }, place) => {
    return !known.keys.has(key) && answers.findIndex((one) => one.key === key) === place;
  });
  let told = 0;
  for (const answer of [...fresh].sort(byRank)) {
    const parcel = batch.parcels.find(({ id }) => id === answer.parcelId);
    if (!parcel) continue;
    const isFurther = ANSWER_RANKS[answer.kind] > (known.ranks.get(parcel.id) ?? 0);
    const event = eventOf(answer, { batch, parcel, hand });
    const isTold = isFurther && (await appendClaimEvents(turn, [event]))[0]?.written === true;
    if (isTold) known.ranks.set(parcel.id, ANSWER_RANKS[answer.kind]);
    await keepAnswer(turn, { payer: batch.payer, answer, told: isTold });
    if (isTold) told += 1;
  }
  await closeAsking(turn, { batch, hand, askAt, told });
  return told;
}

type Known = Readonly<{ keys: ReadonlySet<string>; ranks: Map<bigint, number> }>;

async function knownAnswers(turn: Turn, batch: LeasedBatch, answers: readonly NewAnswer[]): Promise<Known> {
  const keys = answers.map(({ key }) => key);
  const taken =
    keys.length === 0
      ? []
      : await turn
          .selectFrom('payer_answer')
          .select('key')
          .where('payer', '=', batch.payer)
          .where('key', 'in', keys)
          .execute();
  const parcels = await turn
    .selectFrom('payer_parcel')
    .select(['id', 'answer_rank'])
    .where('batch_id', '=', batch.id)
    .execute();
  return {
    keys: new Set(taken.map(({ key }) => key)),
    ranks: new Map(parcels.map(({ id, answer_rank }) => [id, answer_rank])),
  };
}

/** What tells more goes last, so that all that came together is told in the order in which it happened. */
function byRank(one: NewAnswer, other: NewAnswer): number {
  return (
    ANSWER_RANKS[one.kind] - ANSWER_RANKS[other.kind] ||
    one.at.getTime() - other.at.getTime() ||
    (one.key < other.key ? -1 : 1)
  );
}

type EventPlace = Readonly<{ batch: LeasedBatch; parcel: LeasedBatch['parcels'][number]; hand: BatchHand }>;

function eventOf(
  { kind, codes, satang, transaction, at }: NewAnswer,
  { batch, parcel, hand }: EventPlace,
): NewClaimEvent {
  const detail = { payer: batch.payer, satang, transaction, answeredAt: at.toISOString() };
  return { claim: parcel.claimId, version: parcel.version, kind, hand, codes, detail };
}

type Kept = Readonly<{ payer: string; answer: NewAnswer; told: boolean }>;

async function keepAnswer(turn: Turn, { payer, answer, told }: Kept): Promise<void> {
  const { key, parcelId, kind, codes, satang, transaction, at } = answer;
  await turn
    .insertInto('payer_answer')
    .values({
      payer,
      key,
      parcel_id: parcelId,
      kind,
      codes: [...codes],
      satang: satang === null ? null : BigInt(satang),
      transaction_id: transaction,
      answered_at: at,
      told,
    })
    .onConflict((conflict) => conflict.columns(['payer', 'key']).doNothing())
    .execute();
  if (!told) return;
  await turn
    .updateTable('payer_parcel')
    .set({ answer: kind, answer_rank: ANSWER_RANKS[kind], answered_at: at })
    .where('id', '=', parcelId)
    .execute();
}

type Asked = Readonly<{ batch: LeasedBatch; hand: BatchHand; askAt: Date; told: number }>;

/** A batch of which every claim has its last answer is asked about no more. */
async function closeAsking(turn: Turn, { batch, hand, askAt, told }: Asked): Promise<void> {
  const open = await turn
    .selectFrom('payer_parcel')
    .select('id')
    .where('batch_id', '=', batch.id)
    .where('answer_rank', '<', LAST_RANK)
    .limit(1)
    .executeTakeFirst();
  await turn
    .updateTable('payer_batch')
    .set({ state: open ? 'sent' : 'answered', due_at: askAt, holder: null, leased_until: null, reason: null })
    .where('id', '=', batch.id)
    .where('state', 'in', ['sent', 'answered'])
    .execute();
  if (told === 0) return;
  const act = open ? ('asked' as const) : ('answered' as const);
  await writeSteps(turn, [{ batchId: batch.id, act, try: batch.tries, ...hand }]);
}
