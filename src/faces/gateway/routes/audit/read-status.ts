import { readLogKey } from '../../../../base/audit/index.ts';
import type { AuditStatus } from '../../../../contract/index.ts';
import type { RouteContext } from '../../gateway.ts';

/** How the log stands: what was signed last, who witnessed it when, and whether that is enough to let data out. */
export async function readStatus({ settings, keys, ledger, audit }: RouteContext): Promise<AuditStatus> {
  const [key, head, words, witnessed] = await Promise.all([
    readLogKey({ home: settings.home, keys }),
    ledger.audit.heads.last(),
    ledger.audit.heads.witnesses(),
    audit.isWitnessed(),
  ]);
  return {
    origin: key.name,
    key: key.text,
    size: head?.size ?? null,
    signedAt: head?.at.toISOString() ?? null,
    witnessed,
    hours: settings.witnessHours,
    witnesses: words.map(({ witness, at, size, independent }) => ({
      name: witness,
      at: at.toISOString(),
      size,
      independent,
    })),
  };
}
