import { problem } from '../../errors/index.ts';
import type { Hash } from '../../merkle/index.ts';
import type { SignedCheckpoint } from '../log/index.ts';
import { findCosignature, parseLine, parseNote, type Verifier, writeNote } from '../notes/index.ts';
import { writeAddCheckpoint } from './add-checkpoint.ts';
import type { WitnessAnswer } from './witness.ts';

/** A witness as the log knows it: how to ask it, and the key its word is checked with. */
export type KnownWitness = Readonly<{
  verifier: Verifier;
  /** Whether it belongs to somebody else; the one built in for development does not. */
  independent: boolean;
  ask(request: string): Promise<WitnessAnswer>;
}>;

/** What a witness is asked about. */
export type WitnessQuestion = Readonly<{
  checkpoint: SignedCheckpoint;
  /** The size it signed last, as far as the log knows. */
  seen: number;
  consistencyFrom(earlier: number): Promise<readonly Hash[]>;
}>;

/** Asks a witness to sign a checkpoint. When it remembers another size than the log thought, it is asked once more from there. */
export async function askWitness(
  witness: KnownWitness,
  question: WitnessQuestion,
): Promise<Readonly<{ at: Date; line: string }>> {
  const { checkpoint } = question;
  let answer = await askFrom(witness, question, Math.min(question.seen, checkpoint.size));
  const remembered = answer.status === 409 ? Number(answer.body.trim()) : Number.NaN;
  if (Number.isSafeInteger(remembered) && remembered <= checkpoint.size && remembered !== question.seen)
    answer = await askFrom(witness, question, remembered);
  if (answer.status !== 200)
    throw problem('WITNESS_REFUSED', { reason: `${answer.status} ${answer.body.trim().slice(0, 120)}` });
  const text = parseNote(checkpoint.note)?.text ?? '';
  const signatures = answer.body.split('\n').flatMap((line) => parseLine(line) ?? []);
  const found = findCosignature({ text, signatures }, witness.verifier);
  if (!found) throw problem('WITNESS_REFUSED', { reason: 'its signature is not that of its key' });
  return found;
}

async function askFrom(
  { ask }: KnownWitness,
  { checkpoint, consistencyFrom }: WitnessQuestion,
  old: number,
): Promise<WitnessAnswer> {
  return await ask(writeAddCheckpoint({ old, proof: await consistencyFrom(old), note: checkpoint.note }));
}

/** The note of a checkpoint with the words of its witnesses below the log's own. */
export function withCosignatures(note: string, lines: readonly string[]): string {
  const own = parseNote(note);
  return own ? writeNote(own.text, [...own.signatures.map(({ line }) => line), ...lines]) : note;
}
