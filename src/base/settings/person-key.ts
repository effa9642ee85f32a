import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../errors/index.ts';

const FILE = 'person-key';
const BYTES = 32;

/**
 * The secret from which person ids are made, so that an id tells nothing of the national number. It is made once per home
 * and must be kept with the data: with another key every person would get another id.
 */
export async function readPersonKey(home: string): Promise<string> {
  const path = join(home, FILE);
  if (!existsSync(path)) {
    await mkdir(home, { recursive: true });
    await writeFile(path, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
      ignoreExisting,
    );
  }
  const key = (await readFile(path, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw problem('SETTINGS_INVALID', { name: FILE, reason: 'it must hold 64 hexadecimal digits' });
  }
  return key;
}

function ignoreExisting(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'EEXIST') throw cause;
}
