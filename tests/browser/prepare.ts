import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveCountry } from './country.ts';

const PEOPLE = 5000;
const PLANT = join(import.meta.dirname, '..', 'tools', 'plant-doubts.ts');
const DOUBTS = ['17', '200'];

/**
 * Makes a small invented country once, with pairs of records in doubt planted in it, and serves it until the tests are over.
 * CHIPAO_BROWSER_HOME names a home that exists already, for trying one test again and again; CHIPAO_DEMO_COPY a copy of the country that
 * the stories made, which is the same.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  const copy = process.env['CHIPAO_DEMO_COPY'];
  const { address, stop } = await serveCountry({
    people: PEOPLE,
    kept: process.env['CHIPAO_BROWSER_HOME'],
    made: copy !== undefined && existsSync(copy) ? copy : undefined,
    prepare: plantDoubts,
  });
  process.env['CHIPAO_BROWSER_URL'] = address;
  return stop;
}

function plantDoubts(home: string): void {
  const planted = spawnSync(process.execPath, [PLANT, home, ...DOUBTS], { encoding: 'utf8' });
  if (planted.status !== 0) throw new Error(`doubts could not be planted:\n${planted.stderr}`);
}
