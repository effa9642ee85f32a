import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { writeSteps } from './batch-steps.ts';
import type { BatchHand, LeasedBatch, LeaseOrder, Packing, Parcel } from './payer-words.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

/**
 * Takes what waits for a payer and packs it. Nobody else sees those parcels meanwhile; what `pack` says is written down at once with it,
 * so that a claim is in one batch or still waits.
 */
export async function gatherParcels(
  turn: Transaction<Tables>,
  order: Readonly<{ payer: string; limit: number; now: Date; hand: BatchHand }>,
  pack: (parcels: readonly Parcel[]) => Promise<Packing>,
): Promise<number> {
  await leaveOutStale(turn, order.payer);
  const { rows } = await sql<ParcelRow>`
    select id, payer, claim_id, version, hospital, scheme from payer_parcel
    where payer = ${order.payer} and state = 'waiting'
    order by id limit ${order.limit} for update skip locked`.execute(turn);
  if (rows.length === 0) return 0;
  const parcels = rows.map(toParcel);
  const { batches, dead } = await pack(parcels);
  for (const { id, reason } of dead)
    await turn.updateTable('payer_parcel').set({ state: 'dead', reason }).where('id', '=', id).execute();
  for (const ids of batches) {
    const first = parcels.find(({ id }) => id === ids[0]);
    if (first) await makeBatch(turn, { first, ids }, order);
  }
  return rows.length;
}

/** A claim that was taken back, corrected or found wrong after its checks does not go as it was. */
async function leaveOutStale(turn: Transaction<Tables>, payer: string): Promise<void> {
  await sql`
    update payer_parcel as parcel set state = 'superseded', reason = 'the claim was taken back or corrected before it left'
    from claim
    where parcel.payer = ${payer} and parcel.state = 'waiting' and claim.id = parcel.claim_id
      and parcel.answer is null and (claim.version <> parcel.version or claim.stage <> 'checked')`.execute(
    turn,
  );
}

type NewBatch = Readonly<{ first: Pick<Parcel, 'payer' | 'hospital' | 'scheme'>; ids: readonly bigint[] }>;

/** Writes a batch with its own new key, and puts its parcels in it. */
export async function makeBatch(
  turn: Transaction<Tables>,
  { first, ids }: NewBatch,
  { now, hand }: Readonly<{ now: Date; hand: BatchHand }>,
): Promise<void> {
  const { payer, hospital, scheme } = first;
  const { id } = await turn
    .insertInto('payer_batch')
    .values({ key: randomUUID(), payer, hospital, scheme, due_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await turn
    .updateTable('payer_parcel')
    .set({ state: 'packed', batch_id: id })
    .where('id', 'in', [...ids])
    .execute();
  await writeSteps(turn, [{ batchId: id, act: 'packed', try: 0, ...hand }]);
}

/** Takes leases of batches that are due and that nobody holds, or whose holder was not heard of in time. A try counts from here on. */
export async function leaseBatches(database: Kysely<Tables>, order: LeaseOrder): Promise<LeasedBatch[]> {
  const { payer, state, holder, now, until, limit } = order;
  const { rows } = await sql<BatchRow>`
    update payer_batch as taken set holder = ${holder}, leased_until = ${until}, tries = taken.tries + 1
    where taken.id in (
      select id from payer_batch
      where payer = ${payer} and state = ${state} and due_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by due_at, id limit ${limit} for update skip locked
    )
    returning taken.id, taken.key, taken.payer, taken.hospital, taken.scheme, taken.tries, taken.receipt`.execute(
    database,
  );
  if (rows.length === 0) return [];
  const parcels = await parcelsOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((row) => ({ ...row, parcels: parcels.get(row.id) ?? [] }));
}

type BatchRow = Omit<LeasedBatch, 'parcels'>;
type ParcelRow = Readonly<{
  id: bigint;
  payer: string;
  claim_id: bigint;
  version: number;
  hospital: string;
  scheme: string;
}>;

async function parcelsOf(reader: Reader, batches: readonly bigint[]): Promise<Map<bigint, Parcel[]>> {
  const rows = await reader
    .selectFrom('payer_parcel')
    .select(['id', 'payer', 'claim_id', 'version', 'hospital', 'scheme', 'batch_id'])
    .where('batch_id', 'in', [...batches])
    .orderBy('id')
    .execute();
  const byBatch = new Map<bigint, Parcel[]>();
  for (const row of rows) {
    const list = byBatch.get(row.batch_id ?? 0n) ?? [];
    list.push(toParcel(row));
    byBatch.set(row.batch_id ?? 0n, list);
  }
  return byBatch;
}

function toParcel({ id, payer, claim_id, version, hospital, scheme }: ParcelRow): Parcel {
  return { id, payer, claimId: claim_id, version, hospital, scheme };
}
