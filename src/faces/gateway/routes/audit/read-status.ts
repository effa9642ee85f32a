import { lastWord, readLogKey } from '../../../../base/audit/index.ts';
import type { AuditStatus } from '../../../../contract/index.ts';
import type { RouteContext } from '../../gateway.ts';

const HOUR_MS = 3_600_000;

/** How the log stands: what was signed last, and who witnessed it when. */
export async function readStatus({ settings, ledger, audit }: RouteContext): Promise<AuditStatus> {
  const [key, head, words] = await Promise.all([
    readLogKey(settings.home),
    ledger.audit.heads.last(),
    ledger.audit.heads.witnesses(),
  ]);
  const rule = audit.rule();
  const last = lastWord(words, rule);
  return {
    origin: key.name,
    key: key.text,
    size: head?.size ?? null,
    signedAt: head?.at.toISOString() ?? null,
    witnessed: last !== undefined && rule.now.getTime() - last.at.getTime() <= rule.hours * HOUR_MS,
    hours: rule.hours,
    witnesses: words.map(({ witness, at, size, independent }) => ({
      name: witness,
      at: at.toISOString(),
      size,
      independent,
    })),
  };
}
