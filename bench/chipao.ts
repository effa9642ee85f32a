import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const FOLDER = join(process.env['CHIPAO_HOME'] ?? '.chipao', 'bench');
export const SEED = 1;

/** Runs the command as a user does, and gives what it printed with `--json`. */
export function chipao(words: readonly string[]): Record<string, unknown> {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/chipao.js', ...words, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`chipao ${words.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Files of an invented country, made once and kept. */
export function registersOf(people: number): string {
  const folder = join(FOLDER, `country-${people}-${SEED}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    chipao(['synth', '--people', String(people), '--seed', String(SEED), '--out', draft]);
    renameSync(draft, folder);
  }
  return join(folder, 'registers');
}

/** A home of its own for one bench; empty unless it is to be kept. */
export function homeOf(name: string, options: Readonly<{ keep: boolean }>): string {
  const home = join(FOLDER, `home-${name}`);
  if (!options.keep) rmSync(home, { recursive: true, force: true });
  return home;
}

/** A service under way: where it is, how much processor time it has had, and how to stop it. */
export type Served = Readonly<{
  address: string;
  cpuMs: () => number | null;
  /** Its processes, without those of the ledger's server. */
  pids: () => number[];
  stop: () => Promise<void>;
}>;

/** Starts `chipao serve`. */
export async function serve(home: string): Promise<Served> {
  const child = spawn(process.execPath, ['bin/chipao.js', 'serve', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  const address = /http:\S+/.exec(line)?.[0] ?? '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    address,
    cpuMs: () => cpuMsOf(child.pid),
    pids: () => (child.pid === undefined ? [] : [child.pid, ...childrenOf(child.pid)]),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const TICK_MS = 10;

/** Processor time of a process so far, where the system tells it; the command starts another process that does the work. */
function cpuMsOf(pid: number | undefined): number | null {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  const children = childrenOf(pid);
  const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const own = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  return children.reduce((sum, child) => sum + (cpuMsOf(child) ?? 0), own);
}

function childrenOf(pid: number | undefined): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}
