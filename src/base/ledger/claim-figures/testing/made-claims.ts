import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IsoDate } from '../../../model/index.ts';
import type { ClaimHead } from '../../claims/index.ts';
import type { Ledger } from '../../index.ts';

export const HAND = { actor: 'test', controller: 'org:moph', processor: 'org:inet' };

/** What of a made-up claim is counted. */
export type MadeClaim = Readonly<{
  hospital: string;
  scheme: string | null;
  day: string | null;
  satang: number;
}>;

/** The key of a claim by a name that a test gives it. */
export function keyOf(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}

/** Sends a made-up claim in, or sends it anew with other contents. */
export async function sendClaim(
  ledger: Ledger,
  key: string,
  { hospital, scheme, day, satang }: MadeClaim,
): Promise<void> {
  const claim: ClaimHead = {
    key: keyOf(key),
    hospital,
    kind: 'OP',
    person: keyOf(`person of ${key}`),
    scheme,
    from: null,
    to: null,
    serviceDay: day as IsoDate | null,
    chargedSatang: satang,
    paidSatang: 0,
    content: randomBytes(32),
  };
  await ledger.claims.submitUpload({
    receipt: randomUUID(),
    hospital,
    api: 'v2',
    form: 'txt',
    period: '2026-10',
    content: randomBytes(32),
    sizeBytes: 10,
    rows: 3,
    hand: HAND,
    sealed: { key: { generation: 1, wrapped: randomBytes(60) }, files: Buffer.of(1), claims: Buffer.of(1) },
    claims: [claim],
  });
}
