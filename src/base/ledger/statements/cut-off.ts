import { sql, type Transaction } from 'kysely';
import { appendClaimEvents } from '../claims/append-events.ts';
import type { ClaimHand, NewClaimEvent } from '../claims/claim-words.ts';
import type { Tables } from '../tables.ts';

type Turn = Transaction<Tables>;

/** Which approved claims are cut off: those of a payer that it answered before a moment. */
export type CutOffOrder = Readonly<{
  payer: string;
  hospital?: string | undefined;
  before: Date;
  /** The month that is paid, as the country writes it in the numbers of batches. */
  period: string;
  hand: ClaimHand;
}>;

/** Claims that are paid together. */
export type CutOffBatch = Readonly<{
  number: string;
  hospital: string;
  scheme: string;
  kind: string;
  period: string;
  claims: number;
  satang: number;
}>;

type Approved = Readonly<{
  claim: bigint;
  version: number;
  hospital: string;
  scheme: string;
  kind: string;
  satang: bigint;
}>;

/**
 * Puts approved claims into batches by hospital, kind and scheme. An appeal that came out well is in a later batch with what it adds; two
 * who cut off at once do it one after the other. Gives the batches that were made.
 */
export async function cutOff(turn: Turn, order: CutOffOrder): Promise<CutOffBatch[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cut-off ${order.payer}`}, 0))`.execute(turn);
  const approved = await readApproved(turn, order);
  const groups = Map.groupBy(approved, ({ hospital, kind, scheme }) => `${hospital}_${kind}${scheme}`);
  const batches: CutOffBatch[] = [];
  for (const [name, claims] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const taken = await tellCutOff(turn, order, claims);
    if (taken.length > 0) batches.push(await writeBatch(turn, order, { name, claims: taken }));
  }
  return batches;
}

/** What was approved of a claim in all, without what earlier batches have of it. */
async function readApproved(turn: Turn, { payer, hospital, before }: CutOffOrder): Promise<Approved[]> {
  const { rows } = await sql<Approved>`
    select claim.id as claim, claim.version, claim.hospital, parcel.scheme, claim.kind,
      greatest(0, coalesce(
        (select (event.detail ->> 'satang')::bigint from claim_event as event
          where event.claim = claim.id and event.version = claim.version
            and event.kind in ('approved', 'appeal-answered') and event.detail ->> 'satang' is not null
          order by event.step desc limit 1),
        claim.charged_satang - claim.paid_satang
      ) - coalesce((select sum(former.satang) from cut_off_claim as former where former.claim_id = claim.id), 0))::bigint
        as satang
    from claim
    join payer_parcel as parcel
      on parcel.claim_id = claim.id and parcel.version = claim.version and parcel.payer = ${payer}
    where claim.stage = 'approved' and claim.changed_at < ${before}
      and (${hospital ?? null}::text is null or claim.hospital = ${hospital ?? null})
    order by claim.id
    for update of claim`.execute(turn);
  return rows;
}

async function tellCutOff(turn: Turn, order: CutOffOrder, claims: readonly Approved[]): Promise<Approved[]> {
  const events = claims.map(({ claim, version, satang }): NewClaimEvent => {
    const detail = { payer: order.payer, period: order.period, satang: Number(satang) };
    return { claim, version, kind: 'cut-off', hand: order.hand, detail };
  });
  const told = await appendClaimEvents(turn, events);
  return claims.filter((_, place) => told[place]?.written === true);
}

type NewBatch = Readonly<{ name: string; claims: readonly Approved[] }>;

async function writeBatch(
  turn: Turn,
  { payer, period }: CutOffOrder,
  { name, claims }: NewBatch,
): Promise<CutOffBatch> {
  const start = `${name}${period}`;
  const former = await turn
    .selectFrom('cut_off_batch')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where(sql<boolean>`starts_with(number, ${`${start}_`})`)
    .executeTakeFirst();
  const number = `${start}_${String(Number(former?.count ?? 0) + 1).padStart(2, '0')}`;
  const { hospital = '', scheme = '', kind = '' } = claims[0] ?? {};
  const satang = claims.reduce((sum, claim) => sum + claim.satang, 0n);
  const head = { number, hospital, scheme, kind, period };
  const { id } = await turn
    .insertInto('cut_off_batch')
    .values({ ...head, payer, claims: claims.length, satang })
    .returning('id')
    .executeTakeFirstOrThrow();
  await turn
    .insertInto('cut_off_claim')
    .values(
      claims.map((one) => ({ batch_id: id, claim_id: one.claim, version: one.version, satang: one.satang })),
    )
    .execute();
  return { ...head, claims: claims.length, satang: Number(satang) };
}
