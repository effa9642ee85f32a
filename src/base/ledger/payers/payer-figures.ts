import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { DeadLetter, PayerFigures } from './payer-words.ts';

/** How it stands with every payer that something was ever to go to. */
export async function readFigures(database: Kysely<Tables>): Promise<PayerFigures[]> {
  const { rows } = await sql<Readonly<Record<keyof PayerFigures, string>> & { oldest: Date | null }>`
    select parcel.payer,
      count(*) filter (where parcel.state = 'waiting') as waiting,
      count(*) filter (where batch.state = 'ready') as ready,
      count(*) filter (where batch.state = 'sent') as sent,
      count(*) filter (where batch.state = 'answered') as answered,
      count(*) filter (where batch.state = 'dead') as dead,
      count(*) filter (where parcel.state = 'dead') as "deadParcels",
      min(parcel.at) filter (where parcel.state = 'waiting' or batch.state in ('ready', 'dead')) as oldest
    from payer_parcel as parcel left join payer_batch as batch on batch.id = parcel.batch_id
    group by parcel.payer order by parcel.payer`.execute(database);
  return rows.map(({ payer, oldest, ...counts }) => ({
    payer,
    oldest,
    waiting: Number(counts.waiting),
    ready: Number(counts.ready),
    sent: Number(counts.sent),
    answered: Number(counts.answered),
    dead: Number(counts.dead),
    deadParcels: Number(counts.deadParcels),
  }));
}

/** Batches that nobody tries any more, those of last first. */
export async function readDeadLetters(database: Kysely<Tables>, limit: number): Promise<DeadLetter[]> {
  const { rows } = await sql<Omit<DeadLetter, 'claims'> & { claims: string }>`
    select batch.id, batch.payer, batch.hospital, batch.scheme, batch.reason, batch.at,
      (select max(step.try) from payer_step as step where step.batch_id = batch.id) as tries,
      (select count(*) from payer_parcel as parcel where parcel.batch_id = batch.id) as claims
    from payer_batch as batch
    where batch.state = 'dead'
    order by batch.id desc limit ${limit}`.execute(database);
  return rows.map((row) => ({ ...row, claims: Number(row.claims) }));
}
