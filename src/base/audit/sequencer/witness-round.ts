import { join } from 'node:path';
import { auditFolder } from '../house-keys.ts';
import { type AuditLog, writeDurably } from '../log/index.ts';
import { askWitness, type KnownWitness, withCosignatures } from '../witness/index.ts';
import type { SequencerPlan, SequencerState } from './plan.ts';

const QUIET_MS = 15 * 60_000;
const GROWN_MS = 60_000;

type Asking = Readonly<{ log: AuditLog; now: boolean }>;

/** Asks every witness whose word is due: soon after the log grew, and now and then when it did not. */
export async function askWitnesses(
  plan: SequencerPlan,
  state: SequencerState,
  { log, now }: Asking,
): Promise<void> {
  const checkpoint = log.signed();
  if (!checkpoint) return;
  await recallWords(plan, state);
  const due = (await plan.witnesses()).filter(({ verifier: { name }, independent }) => {
    const word = state.words.get(name);
    if (!word) return true;
    const isBehind = word.size !== checkpoint.size;
    // Somebody else is not asked for every new entry; one of our own costs nothing.
    if (isBehind && (now || !independent)) return true;
    return Date.now() - word.at >= (isBehind ? GROWN_MS : (plan.witnessEveryMs ?? QUIET_MS));
  });
  const ask = async (witness: KnownWitness) => {
    const { name } = witness.verifier;
    const seen = state.words.get(name)?.size ?? 0;
    const word = await askWitness(witness, { checkpoint, seen, consistencyFrom: log.consistencyFrom });
    const { independent } = witness;
    await plan.audit.heads.cosign({ size: checkpoint.size, witness: name, independent, ...word });
    state.words.set(name, { size: checkpoint.size, at: Date.now() });
  };
  const answers = await Promise.allSettled(due.map(ask));
  for (const answer of answers) if (answer.status === 'rejected') plan.onTrouble(answer.reason);
  if (answers.some(({ status }) => status === 'fulfilled')) await publish(plan, state, log);
}

async function recallWords({ audit }: SequencerPlan, { words }: SequencerState): Promise<void> {
  if (words.size > 0) return;
  for (const { witness, size, at } of await audit.heads.witnesses())
    words.set(witness, { size, at: at.getTime() });
}

/** Puts out what others read: the signed checkpoint with the words of its witnesses. */
export function publish(
  { home, audit, witnesses }: SequencerPlan,
  state: SequencerState,
  log: AuditLog,
): Promise<void> {
  const write = async () => {
    const signed = log.signed();
    if (!signed) return;
    const names = new Set((await witnesses()).map(({ verifier }) => verifier.name));
    // Of a witness that is on the list no more, nobody is told the key.
    const words = (await audit.heads.witnesses()).filter(
      ({ size, witness }) => size === signed.size && names.has(witness),
    );
    const bytes = withCosignatures(
      signed.note,
      words.map(({ line }) => line),
    );
    await writeDurably([{ path: join(auditFolder(home), 'checkpoint'), bytes }]);
  };
  // One after the other, so that an older checkpoint is never written over a newer one.
  const published = state.publishing.then(write);
  state.publishing = published.catch(() => undefined);
  return published;
}
