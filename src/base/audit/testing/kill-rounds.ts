import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BEGINNING, openLogFile, readEntries } from '../log/index.ts';

/** What the rounds came to: how many entries were said to be safe, and those of them that are gone. */
export type KillRounds = Readonly<{ acknowledged: number; kept: number; lost: readonly string[] }>;

const WRITER = fileURLToPath(new URL('./write-and-be-killed.ts', import.meta.url));
const FIRST_MS = 40;
const SPREAD_MS = 160;

/** Kills a writing process again and again with SIGKILL, on one log, and sees after each kill that nothing acknowledged is gone. */
export async function killRounds(folder: string, rounds: number): Promise<KillRounds> {
  const acknowledged = new Map<number, string>();
  for (let round = 0; round < rounds; round++) {
    const wait = FIRST_MS + ((round * 61) % SPREAD_MS);
    for (const line of await writeUntilKilled(folder, wait)) {
      const space = line.indexOf(' ');
      acknowledged.set(Number(line.slice(0, space)), line.slice(space + 1));
    }
  }
  const kept = await readAll(folder);
  const lost = [...acknowledged].filter(([index, text]) => kept[index] !== text).map(([, text]) => text);
  return { acknowledged: acknowledged.size, kept: kept.length, lost };
}

/** Runs a writer, kills it so long after its first word, and gives the whole lines it said. */
async function writeUntilKilled(folder: string, waitMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), waitMs);
    said += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return said.split('\n').slice(0, -1);
}

/** Opens the log as a service would, which mends it, and reads what is in it. */
async function readAll(folder: string): Promise<string[]> {
  const path = join(folder, 'log');
  const entries: string[] = [];
  const opened = await openLogFile({
    path,
    onEntry: { take: (entry) => void entries.push(entry.toString()) },
    onLost: (cause) => {
      throw cause;
    },
  });
  await opened.close();
  const file = await open(path, 'r');
  const mark = await readEntries(file, BEGINNING, { take: () => undefined });
  const { size } = await file.stat();
  await file.close();
  if (size !== mark.offset) throw new Error('something is left behind the last whole entry');
  return entries;
}
