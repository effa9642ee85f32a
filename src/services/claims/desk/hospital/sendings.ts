import { createHash } from 'node:crypto';
import { problem } from '../../../../base/errors/index.ts';
import type { HospitalSending } from '../../../../base/ledger/index.ts';
import { openFiles } from '../../submit/index.ts';
import { groupKeptFaults } from './fault-groups.ts';
import type { HospitalDesk } from './hospital-desk.ts';

type Listing = Readonly<{ hospital: string; before?: string | undefined; limit: number }>;

/** What a hospital sent, kept and refused at the door, the latest first. */
export async function listSendings(desk: HospitalDesk, { hospital, before, limit }: Listing) {
  const [found, named] = await Promise.all([
    desk.ledger.claimFigures.sendings({ hospital, before, limit: limit + 1 }),
    nameOf(desk, hospital),
  ]);
  const shown = found.slice(0, limit);
  return {
    asOf: desk.now().toISOString(),
    hospital: named,
    sendings: shown.map((one) => toAnswer(desk, one)),
    next: found.length > limit ? (shown.at(-1)?.place ?? null) : null,
  };
}

/** One upload of the hospital, with its files and their digests. Throws CLAIM_RECEIPT_UNKNOWN, also for that of another hospital. */
export async function readReceipt(
  desk: HospitalDesk,
  { hospital, receipt }: Readonly<{ hospital: string; receipt: string }>,
) {
  const [sending] = await desk.ledger.claimFigures.sendings({ hospital, receipt, limit: 1 });
  if (!sending?.kept) throw problem('CLAIM_RECEIPT_UNKNOWN');
  const [files, named] = await Promise.all([openFiles(desk, sending.kept.id), nameOf(desk, hospital)]);
  return {
    asOf: desk.now().toISOString(),
    hospital: named,
    sending: toAnswer(desk, sending),
    digest: sending.kept.content.toString('hex'),
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
}

async function nameOf({ ledger }: HospitalDesk, code: string) {
  const names = await ledger.claims.accounts.hospitalNames([code]);
  return { code, name: names.get(code) || null };
}

function toAnswer(desk: HospitalDesk, { at, api, actor, sizeBytes, kept, refused }: HospitalSending) {
  return {
    at: at.toISOString(),
    api,
    login: loginOf(actor) ?? actor,
    sizeBytes,
    kept: kept && keptAnswer(kept),
    refused: refused && {
      message: refused.message,
      faults: refused.faultCount,
      groups: groupKeptFaults(refused.faults, desk),
    },
  };
}

function keptAnswer({ id: _id, content: _content, ...kept }: NonNullable<HospitalSending['kept']>) {
  const standing = Object.values(kept.standings).reduce((sum, claims) => sum + claims, 0);
  return { ...kept, elsewhere: Math.max(0, kept.claims - standing) };
}

/** The account behind what a hospital did; nothing where a payer or the gateway did it. */
export function loginOf(actor: string): string | null {
  return /^hospital \S+ (?<login>.+)$/.exec(actor)?.groups?.['login'] ?? null;
}
