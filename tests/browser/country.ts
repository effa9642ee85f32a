import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const COMMAND = join(import.meta.dirname, '..', '..', 'bin', 'chipao.js');
const SEED = '1';

/** A served country: where it answers, and how it is stopped and taken away. */
export type ServedCountry = Readonly<{ address: string; stop: () => Promise<void> }>;

type Wanted = Readonly<{
  people: number;
  /** The only province that is made, all of it at one density; a whole country where none is named. */
  province?: string | undefined;
  /** A home that exists already, for trying one test again and again; it stays. */
  kept: string | undefined;
  /** A new home in which the country was made already; it is taken away like every new one. */
  made?: string | undefined;
  /** What else is done in a new home before it is served. */
  prepare?: (home: string) => void;
}>;

/** Makes an invented country and serves it on a free port. */
export async function serveCountry({
  people,
  province,
  kept,
  made,
  prepare,
}: Wanted): Promise<ServedCountry> {
  const home = kept ?? made ?? mkdtempSync(join(tmpdir(), 'chipao-browser-'));
  if (!kept) {
    if (!made && province === undefined) makeCountry(home, people);
    if (!made && province !== undefined) makeProvince(home, people, province);
    prepare?.(home);
  }
  const service = spawn(process.execPath, [COMMAND, 'serve', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(service);
  const stop = async () => {
    service.kill('SIGTERM');
    await once(service, 'exit');
    if (!kept) rmSync(home, { recursive: true, force: true });
  };
  return { address, stop };
}

function makeCountry(home: string, people: number): void {
  call('demo', '--people', String(people), '--seed', SEED, '--no-serve', '--home', home);
}

function makeProvince(home: string, people: number, province: string): void {
  const files = join(home, 'files');
  call('synth', '--people', String(people), '--seed', SEED, '--province', province, '--out', files);
  call('run', '--input', join(files, 'registers'), '--home', home);
}

function call(...words: readonly string[]): void {
  const made = spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the invented country could not be made:\n${made.stderr}`);
}

/** The line that says the service is ready also says where. */
async function addressOf(service: ChildProcess): Promise<string> {
  if (!service.stdout) throw new Error('the service has no output');
  for await (const line of createInterface({ input: service.stdout })) {
    const address = /https?:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the service ended before it was ready');
}
