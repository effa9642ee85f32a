import type { Ledger } from '../ledger/index.ts';
import { nonceIn } from './entry-text.ts';
import { auditFolder } from './house-keys.ts';
import { TILE_WIDTH } from './log/index.ts';
import { openLogSource, readCheckpoint, readEntries } from './log-source.ts';

/** An entry of the log, by its number. */
type LoggedEntry = Readonly<{ index: number; text: string }>;

/**
 * Entries of a kind that stand in the signed log, whose files lie outside the ledger, and of which the ledger has no row: it was restored
 * from before they were written. Where the ledger has every number nothing is read but the checkpoint. Throws AUDIT_UNREADABLE.
 */
export async function entriesLedgerLacks(
  { home, ledger }: Readonly<{ home: string; ledger: Pick<Ledger, 'audit'> }>,
  kind: string,
): Promise<LoggedEntry[]> {
  const { outbox } = ledger.audit;
  const source = openLogSource(auditFolder(home));
  if ((await source.fetch('checkpoint')) === undefined) return [];
  const { size } = await readCheckpoint(source);
  const found: LoggedEntry[] = [];
  for (const { first, end } of await outbox.gaps(size))
    for (let bundle = Math.floor(first / TILE_WIDTH); bundle * TILE_WIDTH < end; bundle++) {
      const entries = await readEntries(source, bundle, size);
      for (const [place, entry] of entries.entries()) {
        const index = bundle * TILE_WIDTH + place;
        const text = entry.toString();
        if (index >= first && index < end && text.includes(`"kind":"${kind}"`)) found.push({ index, text });
      }
    }
  // What the log took while nobody came to number it has its row.
  const known = await outbox.having(found.flatMap(({ text }) => nonceOf(text) ?? []));
  const have = new Set(known.map((nonce) => nonce.toString('hex')));
  return found.filter(({ text }) => !have.has(nonceIn(text) ?? ''));
}

function nonceOf(text: string): Buffer | undefined {
  const nonce = nonceIn(text);
  return nonce === undefined ? undefined : Buffer.from(nonce, 'hex');
}
