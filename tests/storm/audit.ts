import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLogFile } from '../../src/base/audit/log/index.ts';
import { killRounds } from '../../src/base/audit/testing/kill-rounds.ts';
import { inRounds, type Storm } from './storm.ts';

const KILLS = 12;
const CUTS = 200;

/**
 * The log of who read what: a writer is killed again and again on one log and nothing it acknowledged may be gone; then the file is
 * cut, torn and flipped at places the seed draws, and what is left must be a beginning of it, to which writing goes on.
 */
export const storm: Storm = (order) =>
  inRounds(order, async (seed) => {
    const folder = join(order.folder, `round-${seed}`);
    await mkdir(folder, { recursive: true });
    const { acknowledged, lost } = await killRounds(folder, KILLS);
    if (lost.length > 0) throw new Error(`${lost.length} of ${acknowledged} acknowledged entries are gone`);
    const bytes = await readFile(join(folder, 'log'));
    const whole = await readLog(join(folder, 'log'));
    for (let cut = 0; cut < CUTS; cut++) await tear({ folder, bytes, whole, draw: drawer(`${seed} ${cut}`) });
    await rm(folder, { recursive: true });
  });

type Torn = Readonly<{
  folder: string;
  bytes: Buffer;
  whole: readonly string[];
  draw: (below: number) => number;
}>;

async function tear({ folder, bytes, whole, draw }: Torn): Promise<void> {
  const path = join(folder, 'torn');
  const at = draw(bytes.length);
  const torn = Buffer.from(bytes.subarray(0, draw(2) === 0 ? at : bytes.length));
  if (torn.length === bytes.length) torn[at] = (torn[at] ?? 0) ^ (1 << draw(8));
  await writeFile(path, torn);
  const kept = await readLog(path);
  if (kept.some((entry, place) => entry !== whole[place]))
    throw new Error(`torn at ${at}, other entries were read`);
  if (kept.length === whole.length) throw new Error(`torn at ${at}, all entries were read`);
  const again = await openIt(path, []);
  await again.append([Buffer.from('after')]);
  await again.close();
  if ((await readLog(path)).at(-1) !== 'after') throw new Error(`torn at ${at}, writing did not go on`);
}

async function readLog(path: string): Promise<string[]> {
  const entries: string[] = [];
  await (await openIt(path, entries)).close();
  return entries;
}

function openIt(path: string, entries: string[]) {
  return openLogFile({
    path,
    onEntry: { take: (entry) => void entries.push(entry.toString()) },
    onLost: (cause) => {
      throw cause;
    },
  });
}

/** Whole numbers below a bound, the same for the same seed. */
function drawer(seed: string): (below: number) => number {
  let state = createHash('sha256').update(seed).digest();
  return (below) => {
    state = createHash('sha256').update(state).digest();
    return state.readUIntBE(0, 6) % below;
  };
}
