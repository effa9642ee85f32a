import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** Something that nobody sends to a payer any more: a message with its claims, or one claim that no message could hold. */
export type StuckLetter = Readonly<{
  /** The number of the message, or of the one claim on its way. */
  kind: 'batch' | 'claim';
  id: bigint;
  payer: string;
  hospital: string;
  scheme: string;
  reason: string;
  /** Claims of it by their numbers, the first few; `claimCount` says how many there are. */
  claims: readonly bigint[];
  claimCount: number;
  tries: number;
  firstTry: Date | null;
  lastTry: Date | null;
}>;

const NAMED_CLAIMS = 20;

/** What nobody sends any more, the latest first. */
export async function readStuckLetters(database: Kysely<Tables>, limit: number): Promise<StuckLetter[]> {
  const { rows } = await sql<StuckLetter & Readonly<{ at: Date }>>`
    select 'batch' as kind, batch.id, batch.payer, batch.hospital, batch.scheme, batch.reason,
      parcels.claims[1:${NAMED_CLAIMS}] as claims, coalesce(cardinality(parcels.claims), 0) as "claimCount",
      tried.tries, tried.first as "firstTry", tried.last as "lastTry", coalesce(tried.last, batch.at) as at
    from payer_batch as batch,
      lateral (
        select array_agg(claim_id order by claim_id) as claims from payer_parcel where batch_id = batch.id
      ) as parcels,
      lateral (
        select (count(*) filter (where act = 'taken'))::integer as tries, min(at) filter (where act = 'taken') as first,
          max(at) filter (where act in ('taken', 'died')) as last
        from payer_step where batch_id = batch.id
      ) as tried
    where batch.state = 'dead'
    union all
    select 'claim', parcel.id, parcel.payer, parcel.hospital, parcel.scheme, coalesce(parcel.reason, '?'),
      array[parcel.claim_id], 1, 0, null, null, parcel.at
    from payer_parcel as parcel where parcel.state = 'dead'
    order by at desc, kind, id desc limit ${limit}`.execute(database);
  return rows.map(({ at: _at, ...letter }) => letter);
}
