import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { DecidedClaim, DecidedQuestion } from './statement-words.ts';

type Row = Omit<DecidedClaim, 'chargedSatang' | 'claimedSatang' | 'satang'> &
  Readonly<{ chargedSatang: bigint; claimedSatang: bigint; satang: bigint | null }>;

/** What a payer decided about claims of a hospital, as its answers told it, in the order of deciding. */
export async function listDecided(
  database: Kysely<Tables>,
  { payer, hospital, from, to, batch }: DecidedQuestion,
): Promise<DecidedClaim[]> {
  const { rows } = await sql<Row>`
    select parcel.id as parcel, claim.id as claim, parcel.version, parcel.hospital, parcel.scheme,
      answer.transaction_id as transaction, answer.kind as state, answer.codes,
      claim.charged_satang as "chargedSatang", claim.charged_satang - claim.paid_satang as "claimedSatang",
      coalesce(due.satang, answer.satang) as satang, answer.answered_at as "decidedAt", cut.number as batch
    from payer_answer as answer
    join payer_parcel as parcel on parcel.id = answer.parcel_id
    join claim on claim.id = parcel.claim_id
    left join cut_off_claim as due on due.claim_id = claim.id and due.version = parcel.version
    left join cut_off_batch as cut on cut.id = due.batch_id
    where answer.payer = ${payer} and parcel.hospital = ${hospital} and answer.told
      and answer.kind in ('incomplete', 'approved', 'rejected', 'duplicated')
      and (${from ?? null}::timestamptz is null or answer.answered_at >= ${from ?? null})
      and (${to ?? null}::timestamptz is null or answer.answered_at < ${to ?? null})
      and (${batch ?? null}::text is null or cut.number = ${batch ?? null})
    order by answer.answered_at, answer.id`.execute(database);
  return rows.map((row) => ({
    ...row,
    chargedSatang: Number(row.chargedSatang),
    claimedSatang: Number(row.claimedSatang),
    satang: row.satang === null ? null : Number(row.satang),
  }));
}
