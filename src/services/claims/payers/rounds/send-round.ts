import { Problem } from '../../../../base/errors/index.ts';
import type { LeasedBatch, Parcel } from '../../../../base/ledger/index.ts';
import { fileRowsOf } from '../../converters/index.ts';
import { openClaims } from '../../submit/index.ts';
import type { OutgoingClaim, Payer } from '../payer.ts';
import { type Pace, pauseMs } from './pace.ts';
import { type OpenedParcel, packBatches } from './pack-batches.ts';
import type { InForce, PayerDesk } from './payer-desk.ts';

/** One payer that may be sent to now. */
export type OpenPayer = Readonly<{ payer: Payer; inForce: InForce; holder: string; pace: Pace }>;

/** The file in which every claim that came as files has a row. */
const RIGHTS = 'INS';
const PARCELS = 500;
const BATCHES = 4;
const MS_A_SECOND = 1000;

/** Opens what parcels say, in their order. */
async function openParcels(desk: PayerDesk, parcels: readonly Parcel[]): Promise<OpenedParcel[]> {
  const places = await desk.ledger.payers.placesOf(parcels);
  const kept = await desk.ledger.claims.find(parcels.map(({ claimId }) => claimId));
  const byId = new Map(kept.map((claim) => [claim.id, claim]));
  const wanted = parcels.flatMap((parcel) => {
    const [claim, place] = [byId.get(parcel.claimId), places.get(parcel.id)];
    return claim && place ? [{ parcel, kept: { ...claim, upload: place.upload, place: place.place } }] : [];
  });
  const opened = await openClaims(
    { book: desk.ledger.claims, keys: desk.keys },
    wanted.map((one) => one.kept),
  );
  const claims = new Map(wanted.map(({ parcel, kept: one }) => [one, parcel.id]));
  const byParcel = new Map(
    opened.map(({ kept: one, claim }) => {
      const rows = claim.rows[RIGHTS] ? claim.rows : fileRowsOf(claim, desk.set);
      return [claims.get(one), { ...claim, rows }];
    }),
  );
  return parcels.map((parcel) => ({ parcel, claim: byParcel.get(parcel.id) }));
}

/** Packs what waits for a payer; tells how many claims were looked at. */
export function gatherRound(desk: PayerDesk, { payer, inForce }: OpenPayer): Promise<number> {
  const order = { payer: payer.id, limit: PARCELS, now: desk.now(), hand: inForce.hand };
  return desk.ledger.payers.gather(order, async (parcels) =>
    packBatches(payer, await openParcels(desk, parcels)),
  );
}

/** Takes what is due in a state, so that nobody else tries it meanwhile. */
function leaseDue(
  { ledger, now }: PayerDesk,
  { payer, inForce, holder, pace }: OpenPayer,
  state: 'ready' | 'sent',
): Promise<readonly LeasedBatch[]> {
  const at = now();
  const until = new Date(at.getTime() + pace.leaseMs);
  return ledger.payers.lease(
    { payer: payer.id, state, holder, now: at, until, limit: BATCHES },
    inForce.hand,
  );
}

/** Sends what is due to a payer; tells how many batches were tried. */
export async function sendRound(desk: PayerDesk, open: OpenPayer): Promise<number> {
  const batches = await leaseDue(desk, open, 'ready');
  for (const batch of batches) await trySending(desk, open, batch);
  return batches.length;
}

async function trySending(desk: PayerDesk, open: OpenPayer, batch: LeasedBatch): Promise<void> {
  const { payer, inForce, holder, pace } = open;
  const { payers } = desk.ledger;
  try {
    const opened = await openParcels(desk, batch.parcels);
    const claims = opened.flatMap(({ parcel, claim }): OutgoingClaim[] =>
      claim ? [{ parcel: parcel.id, claim }] : [],
    );
    const { receipt, bytes, hash } = await payer.send({ key: batch.key, hospital: batch.hospital, claims });
    const askAt = new Date(desk.now().getTime() + pauseMs(pace, 1, desk.random));
    await payers.noteSent(batch, { receipt, left: { bytes, hash }, askAt, hand: inForce.hand });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const isWhole = cause.code === 'PAYER_REFUSED' || cause.code === 'PAYER_TOO_LARGE';
    if (isWhole && batch.parcels.length > 1) {
      const why = { reason: cause.message, now: desk.now(), hand: inForce.hand };
      await payers.split({ batch, holder }, why);
      return;
    }
    const next = isWhole || batch.tries >= pace.mostTries ? 'never' : nextTry(desk, open, { batch, cause });
    await payers.noteFailed({ batch, holder }, { reason: cause.message, next, hand: inForce.hand });
  }
}

type Failed = Readonly<{ batch: LeasedBatch; cause: Problem }>;

/** A payer that says how long to wait is taken at its word. */
function nextTry(desk: PayerDesk, { pace }: OpenPayer, { batch, cause }: Failed): Date {
  const asked = cause.code === 'PAYER_BUSY' ? Number(cause.params['seconds']) * MS_A_SECOND : 0;
  const pause = Math.max(asked, pauseMs(pace, batch.tries, desk.random));
  return new Date(desk.now().getTime() + pause);
}

/** Asks a payer about what it has; tells how many batches were asked about. */
export async function askRound(desk: PayerDesk, open: OpenPayer): Promise<number> {
  const batches = await leaseDue(desk, open, 'sent');
  for (const batch of batches) await tryAsking(desk, open, batch);
  return batches.length;
}

async function tryAsking(desk: PayerDesk, open: OpenPayer, batch: LeasedBatch): Promise<void> {
  const { payer, inForce, holder } = open;
  const askAt = new Date(desk.now().getTime() + pauseMs(open.pace, batch.tries, desk.random));
  try {
    const said = await payer.track({ receipt: batch.receipt ?? '', hospital: batch.hospital });
    const parcels = await openParcels(desk, batch.parcels);
    const answers = said.flatMap(({ hn, seq, an, ...answer }) => {
      const found = parcels.find(({ claim }) =>
        an ? claim?.an === an : claim?.an === null && claim.hn === hn && claim.seq === seq,
      );
      return found ? [{ ...answer, parcelId: found.parcel.id }] : [];
    });
    await desk.ledger.payers.takeAnswers(batch, { answers, askAt, hand: inForce.hand });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const next = nextTry(desk, open, { batch, cause });
    await desk.ledger.payers.noteFailed(
      { batch, holder },
      { reason: cause.message, next, hand: inForce.hand },
    );
  }
}
