import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const COMMAND = join(import.meta.dirname, '..', '..', 'bin', 'chipao.js');
const DEMO = ['demo', '--people', '5000', '--seed', '1', '--no-serve'];
const PLANT = join(import.meta.dirname, '..', 'tools', 'plant-doubts.ts');
const DOUBTS = ['17', '200'];

/**
 * Makes a small invented country once, with pairs of records in doubt planted in it, and serves it on a free port until the tests are over. CHIPAO_BROWSER_HOME names a
 * home that exists already, for trying one test again and again.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  const kept = process.env['CHIPAO_BROWSER_HOME'];
  const home = kept ?? mkdtempSync(join(tmpdir(), 'chipao-browser-'));
  if (!kept) makeCountry(home);
  const service = spawn(process.execPath, [COMMAND, 'serve', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.env['CHIPAO_BROWSER_URL'] = await addressOf(service);
  return async () => {
    service.kill('SIGTERM');
    await once(service, 'exit');
    if (!kept) rmSync(home, { recursive: true, force: true });
  };
}

function makeCountry(home: string): void {
  const made = spawnSync(process.execPath, [COMMAND, ...DEMO, '--home', home], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the invented country could not be made:\n${made.stderr}`);
  const planted = spawnSync(process.execPath, [PLANT, home, ...DOUBTS], { encoding: 'utf8' });
  if (planted.status !== 0) throw new Error(`doubts could not be planted:\n${planted.stderr}`);
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
