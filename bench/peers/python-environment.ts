import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FOLDER } from '../chipao.ts';

const STDERR_SHOWN = 2000;

/** The Python of an environment of its own, made once under the home folder with the pinned versions of a requirements file. */
export function pythonOf(peer: string, requirements: string): string {
  const folder = resolve(FOLDER, 'peers', peer);
  const executable = join(folder, 'bin', 'python');
  const mark = join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return executable;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  run(executable, ['-m', 'pip', 'install', '--quiet', '-r', requirements]);
  writeFileSync(mark, wanted);
  return executable;
}

/** The versions that a requirements file pins, one a line. */
export function pinnedVersions(requirements: string): string[] {
  return readFileSync(requirements, 'utf8').trim().split('\n');
}

function run(command: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr.slice(-STDERR_SHOWN)}`);
}
