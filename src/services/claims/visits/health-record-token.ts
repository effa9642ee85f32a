import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Ledger } from '../../../base/ledger/index.ts';

/** A hospital's key for sending health records without signing in, shown once. */
export type HealthRecordKey = Readonly<{ hospital: string; token: string; expiresAt: Date }>;

const MS_A_DAY = 86_400_000;
const SPOKEN = /^(\d{5}):(.{8,100})$/;

/** Gives a hospital a new key; the one before ends. Only its hash is kept: it is as random as a key can be. */
export async function makeHealthRecordToken(
  { claimCalls }: Ledger,
  order: Readonly<{ hospital: string; actor: string; days: number; now: Date }>,
): Promise<HealthRecordKey> {
  const { hospital, actor, days, now } = order;
  const token = `{${randomUUID().toUpperCase()}}`;
  const expiresAt = new Date(now.getTime() + days * MS_A_DAY);
  await claimCalls.tokens.set({ hospital, hash: hashOf(token), actor, expiresAt });
  return { hospital, token, expiresAt };
}

/** The hospital whose key was shown as `HCODE:TOKEN`; nothing when it is none that holds. */
export async function findHealthRecordHospital(
  { claimCalls }: Ledger,
  shown: string,
  now: Date,
): Promise<string | undefined> {
  const [, hospital, token] = SPOKEN.exec(shown) ?? [];
  if (hospital === undefined || token === undefined) return undefined;
  const kept = await claimCalls.tokens.find(hospital, now);
  return kept && timingSafeEqual(kept, hashOf(token)) ? hospital : undefined;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
