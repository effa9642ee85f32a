import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Finds a Chromium to test with; as root on a Debian machine it installs one. Gives nothing when there is none to be had. */
export function findChromium(): string | undefined {
  const found = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find(
    (path) => path !== '' && existsSync(path),
  );
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  spawnSync('apt-get', install, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return PLACES.find((path) => existsSync(path));
}
