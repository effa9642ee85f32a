import type { Claim } from '../../../../base/claim/index.ts';
import { asProblem, problem } from '../../../../base/errors/index.ts';
import type { Packing, Parcel } from '../../../../base/ledger/index.ts';
import type { Payer } from '../payer.ts';

/** A parcel, and what its claim says; nothing when that cannot be opened. */
export type OpenedParcel = Readonly<{ parcel: Parcel; claim: Claim | undefined }>;

/**
 * Puts claims of one hospital and scheme together, in the order they came, as many as one message of a payer can hold. A claim that no
 * message can hold, or that the payer's files cannot say, is set aside.
 */
export function packBatches(payer: Pick<Payer, 'id' | 'size'>, parcels: readonly OpenedParcel[]): Packing {
  const batches: bigint[][] = [];
  const dead: { id: bigint; reason: string }[] = [];
  const open = new Map<string, { ids: bigint[]; bytes: number }>();
  for (const { parcel, claim } of parcels) {
    const size = claim ? sizeOf(payer, claim) : problem('PAYER_CLAIM_CLOSED', { payer: payer.id }).message;
    if (typeof size === 'string') {
      dead.push({ id: parcel.id, reason: size });
      continue;
    }
    const group = `${parcel.hospital} ${parcel.scheme}`;
    const batch = open.get(group);
    const fits = batch && batch.bytes + size <= payer.size.most && batch.ids.length < payer.size.mostClaims;
    if (batch && fits) {
      batch.ids.push(parcel.id);
      batch.bytes += size;
    } else {
      const ids = [parcel.id];
      open.set(group, { ids, bytes: payer.size.empty + size });
      batches.push(ids);
    }
  }
  return { batches, dead };
}

/** How large a claim is in a message; in words why it cannot be in one. */
function sizeOf({ id, size }: Pick<Payer, 'id' | 'size'>, claim: Claim): number | string {
  let bytes: number;
  try {
    bytes = size.of(claim);
  } catch (cause) {
    return asProblem(cause, 'writing a claim for its payer').message;
  }
  if (bytes === 0) return problem('PAYER_CLAIM_EMPTY', { payer: id }).message;
  const most = size.most - size.empty;
  return bytes > most ? problem('PAYER_CLAIM_LARGE', { payer: id, bytes, most }).message : bytes;
}
