import { problem } from '../../errors/index.ts';
import { type LogSource, proveGrowth, readCheckpoint } from '../log-source.ts';
import { parseNote, writeNote } from '../notes/index.ts';
import { writeAddCheckpoint } from './add-checkpoint.ts';
import type { Witness } from './witness.ts';

/** What a visit came to: which checkpoint the witness signed, the line it signed with, and both as a note. */
export type Visit = Readonly<{ origin: string; size: number; before: number; line: string; note: string }>;

/**
 * Has a witness go and look at a log by itself: reads its checkpoint, works out from its tiles whether it continues what the
 * witness signed before, and signs. Throws WITNESS_REFUSED when it does not.
 */
export async function visitLog(witness: Witness, source: LogSource): Promise<Visit> {
  const checkpoint = await readCheckpoint(source);
  const { origin, size, note } = checkpoint;
  const before = (await witness.lastOf(origin))?.size ?? 0;
  if (size < before)
    throw problem('WITNESS_REFUSED', { reason: `the log had ${before} entries and has ${size} now` });
  const proof = await proveGrowth(source, { earlier: before, size });
  const answer = await witness.addCheckpoint(writeAddCheckpoint({ old: before, proof, note }));
  if (answer.status === 409)
    throw problem('WITNESS_REFUSED', { reason: `another tree of ${before} entries was signed` });
  if (answer.status !== 200) throw problem('WITNESS_REFUSED', { reason: answer.body.trim() });
  const line = answer.body.trim();
  return { origin, size, before, line, note: writeNote(parseNote(note)?.text ?? '', [line]) };
}
