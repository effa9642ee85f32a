import type { Connections } from '../connections.ts';
import { LOCK_CLASS, LOCKS } from '../locks.ts';

/** The right to number the outbox and write the log, held by one process until released or until it dies. */
export type SequencerLock = Readonly<{
  /** Whether the connection that carries the lock is still there. */
  isHeld(): boolean;
  release(): Promise<void>;
}>;

/** Takes the lock, or gives nothing when another process has it. */
export async function tryLockSequencer(connections: Connections): Promise<SequencerLock | undefined> {
  const client = await connections.connectAlone(`chipao audit ${process.pid}`);
  let held = true;
  const lost = () => {
    held = false;
  };
  client.on('end', lost).on('error', lost);
  const release = async () => {
    if (held) await client.end();
    held = false;
  };
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
    LOCK_CLASS,
    LOCKS.sequencer,
  ]);
  if (rows[0]?.locked) return { isHeld: () => held, release };
  await release();
  return undefined;
}
