import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isConsistent } from '../../merkle/index.ts';
import { readIfThere, writeDurably } from '../log/index.ts';
import {
  type Checkpoint,
  cosignText,
  isSigned,
  parseCheckpoint,
  parseNote,
  type Signer,
  type Verifier,
  writeCheckpoint,
} from '../notes/index.ts';
import { parseAddCheckpoint } from './add-checkpoint.ts';

/** What a witness answers, as an HTTP status with a body (C2SP tlog-witness). */
export type WitnessAnswer = Readonly<{ status: number; body: string; type: string }>;

/**
 * Somebody else who watches a log grow. It signs a checkpoint only when that continues the last one it signed, so a log that
 * shows two histories, or takes something back, gets no second signature.
 */
export type Witness = Readonly<{
  verifier: Verifier;
  addCheckpoint(request: string): Promise<WitnessAnswer>;
  /** The last checkpoint it signed of a log. */
  lastOf(origin: string): Promise<Checkpoint | undefined>;
}>;

/** What a witness works with: a folder of its own, its key, the logs it knows and the time. */
export type WitnessPlan = Readonly<{
  folder: string;
  signer: Signer;
  logs: readonly Verifier[];
  now: () => Date;
}>;

const PLAIN = 'text/plain; charset=utf-8';

/** Opens a witness. What it signed is on its disk before the signature leaves, and requests are answered one by one. */
export function openWitness(plan: WitnessPlan): Witness {
  let turn: Promise<unknown> = Promise.resolve();
  const lastOf = async (origin: string) =>
    parseCheckpoint((await readIfThere(stateOf(plan, origin)))?.toString() ?? '');
  return {
    verifier: plan.signer,
    lastOf,
    addCheckpoint: (request) => {
      const answer = turn.then(() => judge(plan, request, lastOf));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

async function judge(plan: WitnessPlan, request: string, lastOf: Witness['lastOf']): Promise<WitnessAnswer> {
  const asked = parseAddCheckpoint(request);
  const note = asked && parseNote(asked.note);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!asked || !note || !checkpoint) return refuse(400, 'this is not a checkpoint with its proof');
  const known = plan.logs.filter(({ name }) => name === checkpoint.origin);
  if (known.length === 0) return refuse(404, 'this log is not one of those watched here');
  if (!known.some((log) => isSigned(note, log))) return refuse(403, 'the log did not sign this');
  if (asked.old > checkpoint.size) return refuse(400, 'the old size is above the new one');
  const last = await lastOf(checkpoint.origin);
  const isExpected = asked.old === (last?.size ?? 0);
  const isOtherTree = last?.size === checkpoint.size && !last.root.equals(checkpoint.root);
  if (!isExpected || isOtherTree)
    return { status: 409, body: `${last?.size ?? 0}\n`, type: 'text/x.tlog.size' };
  const claim = { ...checkpoint, earlier: asked.old, earlierRoot: last?.root ?? checkpoint.root };
  if (!isConsistent(claim, asked.proof))
    return refuse(422, 'the log does not continue what was signed before');
  const bytes = writeCheckpoint(checkpoint);
  await writeDurably([{ path: stateOf(plan, checkpoint.origin), bytes }]);
  return { status: 200, body: `${cosignText(plan.signer, note.text, plan.now())}\n`, type: PLAIN };
}

function refuse(status: number, reason: string): WitnessAnswer {
  return { status, body: `${reason}\n`, type: PLAIN };
}

function stateOf({ folder }: WitnessPlan, origin: string): string {
  return join(folder, createHash('sha256').update(origin).digest('hex').slice(0, 32));
}
