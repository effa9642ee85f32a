import { problem } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { auditFolder, readLogKey, type SigningHome } from './house-keys.ts';
import { openLogSource, proveEntry } from './log-source.ts';

/** What shows a read to stand in the signed log, ready to be checked elsewhere. Hashes are hexadecimal. */
export type ReadProof = Readonly<{
  entry: string;
  index: number;
  size: number;
  proof: string[];
  checkpoint: string;
  key: string;
  seal: string | null;
}>;

/** Proves a read of the ledger. Throws AUDIT_ENTRY_UNKNOWN while it is not signed yet, or when it is older than the log. */
export async function proveRead(
  { home, keys, ledger }: SigningHome & Readonly<{ ledger: Pick<Ledger, 'audit'> }>,
  accessId: number,
): Promise<ReadProof> {
  const told = await ledger.audit.unseal(accessId);
  const head = await ledger.audit.heads.last();
  if (told?.logIndex === undefined)
    throw problem('AUDIT_ENTRY_UNKNOWN', { entry: '?', size: head?.size ?? 0 });
  const [found, key] = await Promise.all([
    proveEntry(openLogSource(auditFolder(home)), told.logIndex),
    readLogKey({ home, keys }),
  ]);
  return {
    entry: found.entry.toString(),
    index: found.index,
    size: found.checkpoint.size,
    proof: found.proof.map((hash) => hash.toString('hex')),
    checkpoint: found.checkpoint.note,
    key: key.text,
    seal: told.seal?.toString('hex') ?? null,
  };
}
