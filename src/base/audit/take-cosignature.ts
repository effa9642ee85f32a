import { problem } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { auditFolder } from './house-keys.ts';
import { findCosignature, parseCheckpoint, parseNote } from './notes/index.ts';
import { readWitnessList } from './witness/index.ts';

/** So far a witness's clock may be ahead of ours. */
const CLOCK_MS = 5 * 60_000;

/**
 * Takes the word of a witness that came by itself: a checkpoint of ours with its signature below. Who brings it does not matter,
 * since only a key of the house's list can have made it.
 */
export async function takeCosignature(
  { home, ledger, now }: Readonly<{ home: string; ledger: Pick<Ledger, 'audit'>; now: Date }>,
  text: string,
): Promise<Readonly<{ witness: string; size: number }>> {
  const refuse = (reason: string) => problem('WITNESS_REFUSED', { reason });
  const note = parseNote(text);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) throw refuse('this is not a checkpoint with a signature below');
  const { heads } = ledger.audit;
  const ours = await heads.find(checkpoint.size);
  if (!ours?.root.equals(checkpoint.root)) throw refuse('this log never signed that checkpoint');
  const words = await heads.witnesses();
  for (const { verifier } of await readWitnessList(auditFolder(home))) {
    const found = findCosignature(note, verifier);
    if (!found || found.at.getTime() > now.getTime() + CLOCK_MS) continue;
    const last = words.find(({ witness }) => witness === verifier.name);
    if (last && last.at >= found.at) throw refuse('a later word of this witness is known already');
    await heads.cosign({ size: checkpoint.size, witness: verifier.name, independent: true, ...found });
    return { witness: verifier.name, size: checkpoint.size };
  }
  throw refuse('no witness of this house signed it');
}
