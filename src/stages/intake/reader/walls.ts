import { spawn } from 'node:child_process';

/**
 * Commands that start another one behind a wall, the strongest first: a network of its own with nothing in it, no rights of
 * others' programs, and an end with whoever started it. Linux has them, for ordinary users too, unless it was told otherwise.
 */
const WALLS: readonly (readonly string[])[] = [
  ['unshare', '--user', '--map-current-user', '--net', 'setpriv', '--pdeathsig', 'KILL', '--no-new-privs'],
  ['unshare', '--user', '--map-current-user', '--net'],
  ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs'],
];

/** Finds the strongest wall that this machine has; none where it has none of them. */
export async function findWall(): Promise<readonly string[]> {
  for (const wall of WALLS) if (await stands([...wall, process.execPath, '--version'])) return wall;
  return [];
}

function stands([command = '', ...rest]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = spawn(command, rest, { stdio: 'ignore', env: { PATH: process.env['PATH'] } });
    probe.once('error', () => resolve(false));
    probe.once('exit', (code) => resolve(code === 0));
  });
}
