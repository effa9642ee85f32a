import { join } from 'node:path';
import { Problem, problem } from '../../errors/index.ts';
import { readIfThere } from '../log/index.ts';
import { readVerifier, type Signer, type Verifier } from '../notes/index.ts';
import type { KnownWitness } from './ask-witness.ts';
import { openWitness } from './witness.ts';

const ANSWER_WITHIN_MS = 10_000;
const LIST = 'witnesses';

/**
 * The witnesses of a house: those its list names, a line `name+id+key address` each. In development one of our own stands in
 * when the list is empty; it is called what it is, and counts as nobody else.
 */
export async function findWitnesses(
  folder: string,
  development: Readonly<{ signer: Signer; log: Verifier; now: () => Date }> | undefined,
): Promise<KnownWitness[]> {
  const listed = await readWitnessList(folder);
  const others = listed.map(({ verifier, address }) => ({
    verifier,
    independent: true,
    ask: (request: string) => post(address, request),
  }));
  if (others.length > 0 || !development) return others;
  const { signer, log, now } = development;
  const own = openWitness({ folder: join(folder, 'development-witness'), signer, logs: [log], now });
  return [{ verifier: own.verifier, independent: false, ask: own.addCheckpoint }];
}

/** The witnesses the list of a house names. */
export async function readWitnessList(
  folder: string,
): Promise<Readonly<{ verifier: Verifier; address: string }>[]> {
  const text = (await readIfThere(join(folder, LIST)))?.toString() ?? '';
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [key = '', address = ''] = line.split(/\s+/);
      const verifier = readVerifier(key);
      if (verifier.kind !== 'witness' || !URL.canParse(address)) throw unusable(folder);
      return { verifier, address: `${address.replace(/\/$/, '')}/add-checkpoint` };
    });
}

function unusable(folder: string): Error {
  return problem('AUDIT_UNREADABLE', {
    place: join(folder, LIST),
    reason: 'each line is a key (name+id+key) and the address of its witness',
  });
}

async function post(address: string, body: string) {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return {
      status: answer.status,
      body: await answer.text(),
      type: answer.headers.get('content-type') ?? '',
    };
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw problem('WITNESS_REFUSED', { reason: 'it does not answer' }, cause);
  }
}
