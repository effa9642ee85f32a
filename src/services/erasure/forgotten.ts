import { z } from 'zod';
import { entriesLedgerLacks } from '../../base/audit/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';

/** An erasure that was done, as only the log still knows: the entry of the log, the number it had, its ground and when. */
export type ForgottenErasure = Readonly<{ entry: number; erasure: number; basis: string; at: string }>;

type LoggedHouse = Readonly<{ home: string; ledger: Pick<Ledger, 'audit' | 'erasures'> }>;

const doneSchema = z.object({
  act: z.literal('done'),
  at: z.string(),
  facts: z.object({ erasure: z.int(), basis: z.string() }),
});

/**
 * Erasures that the log says were done and the ledger knows nothing of, because it was restored from before them: whoever was erased may be
 * published again. Those that were seen to are not among them. Throws AUDIT_UNREADABLE.
 */
export async function findForgotten(house: LoggedHouse): Promise<ForgottenErasure[]> {
  const lacking = await entriesLedgerLacks(house, 'erasure');
  if (lacking.length === 0) return [];
  const settled = new Set(await house.ledger.erasures.settled());
  return lacking.flatMap(({ index, text }) => {
    const done = doneSchema.safeParse(JSON.parse(text));
    if (!done.success || settled.has(index)) return [];
    const { at, facts } = done.data;
    return [{ entry: index, erasure: facts.erasure, basis: facts.basis, at }];
  });
}

/** Writes down that a forgotten erasure was asked for again, or need not be. Throws ERASURE_NOT_FORGOTTEN. */
export async function settleForgotten(
  house: LoggedHouse,
  { entry, by }: Readonly<{ entry: number; by: string }>,
): Promise<void> {
  if (by.trim() === '') throw problem('ERASURE_REASON_NEEDED', { option: '--by' });
  const forgotten = await findForgotten(house);
  if (!forgotten.some((one) => one.entry === entry)) throw problem('ERASURE_NOT_FORGOTTEN', { entry });
  await house.ledger.erasures.settle(entry, by.trim());
}
