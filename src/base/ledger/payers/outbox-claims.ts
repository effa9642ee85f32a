import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { SchemePayer } from './payer-words.ts';

/**
 * Puts on their way what passed its checks and is not on its way yet: of some claims, in the transaction in which they passed, or of all.
 * It can be asked any time and by several at once: a version of a claim goes to its payer once. Gives how many were put.
 */
export async function putChecked(
  database: Kysely<Tables>,
  schemes: readonly SchemePayer[],
  claims?: readonly bigint[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into payer_parcel (payer, claim_id, version, hospital, scheme)
    select given.payer, claim.id, claim.version, claim.hospital, claim.scheme
    from claim
    join unnest(
      ${schemes.map(({ scheme }) => scheme)}::text[], ${schemes.map(({ payer }) => payer)}::text[]
    ) as given (scheme, payer) on given.scheme = claim.scheme
    where claim.stage = 'checked' and (${claims ?? null}::bigint[] is null or claim.id = any(${claims ?? null}::bigint[]))
      and not exists (
        select 1 from payer_parcel as there
        where there.payer = given.payer and there.claim_id = claim.id and there.version = claim.version
      )
    order by claim.id
    on conflict on constraint payer_parcel_once do nothing`.execute(database);
  return Number(numAffectedRows ?? 0n);
}

/** Where the version of a claim that a parcel is of lies. */
export type ParcelPlace = Readonly<{ parcel: bigint; upload: bigint; place: number; kind: 'OP' | 'IP' }>;

/** Where the versions of parcels lie, whether they are current or not. */
export async function placesOf(
  database: Kysely<Tables>,
  parcels: readonly Readonly<{ id: bigint }>[],
): Promise<Map<bigint, ParcelPlace>> {
  const { rows } = await sql<ParcelPlace>`
    select parcel.id as parcel, event.upload, event.place, claim.kind
    from payer_parcel as parcel
    join claim on claim.id = parcel.claim_id
    join claim_event as event
      on event.claim = parcel.claim_id and event.version = parcel.version and event.upload is not null
    where parcel.id = any(${parcels.map(({ id }) => id)}::bigint[])`.execute(database);
  return new Map(rows.map((row) => [row.parcel, row]));
}
