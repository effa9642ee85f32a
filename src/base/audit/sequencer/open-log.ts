import { auditFolder, readLogKey } from '../house-keys.ts';
import { type AuditLog, openAuditLog } from '../log/index.ts';
import type { SequencerPlan } from './plan.ts';

const BATCH = 1024;

/** Opens the log of a home and brings ledger and log to the same count: a crash may have come between the two. */
export async function openHomeLog({ home, audit, onLost }: SequencerPlan): Promise<AuditLog> {
  const log = await openAuditLog({
    folder: auditFolder(home),
    signer: await readLogKey(home),
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
        const nonce = nonceOf(entry);
        return nonce ? [{ nonce, logIndex: first + place }] : [];
      }),
    );
    index += entries.length;
  }
  return log;
}

/** The nonce of an entry, by which its row in the ledger is found. */
function nonceOf(entry: Buffer): Buffer | undefined {
  const [, nonce] = /"nonce":"([0-9a-f]{32})"/.exec(entry.toString()) ?? [];
  return nonce ? Buffer.from(nonce, 'hex') : undefined;
}
