import { nonceIn } from '../entry-text.ts';
import { auditFolder } from '../house-keys.ts';
import { type AuditLog, openAuditLog } from '../log/index.ts';
import type { SequencerPlan } from './plan.ts';

const BATCH = 1024;

/** Opens the log of a home and brings ledger and log to the same count: a crash may have come between the two. */
export async function openHomeLog({ home, signer, audit, onLost }: SequencerPlan): Promise<AuditLog> {
  const log = await openAuditLog({
    folder: auditFolder(home),
    signer,
    heads: audit.heads,
    replay: async (from) => {
      const rows = await audit.outbox.from(from, BATCH);
      return rows
        .filter(({ logIndex }, place) => logIndex === from + place)
        .map(({ payload }) => Buffer.from(payload));
    },
    onLost,
  });
  let index = await audit.outbox.numbered();
  while (index < log.size()) {
    const first = index;
    const entries = await log.entriesFrom(first);
    if (entries.length === 0) break;
    await audit.outbox.numberByNonce(
      entries.flatMap((entry, place) => {
        const nonce = nonceIn(entry.toString());
        return nonce ? [{ nonce: Buffer.from(nonce, 'hex'), logIndex: first + place }] : [];
      }),
    );
    index += entries.length;
  }
  return log;
}
